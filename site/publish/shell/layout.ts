// The document around every page: head, bar, sidebar, article, table of contents, footer. Knows no page's contents.
import { html, jsonScript, raw, type Markup } from "../markup";
import type { Bundles } from "../output/assets";
import type { Catalogue, Page } from "../pages/catalogue";
import { site } from "../site-facts";
import { spokenMinutes } from "../text/minutes";
import { relativeTo } from "./addresses";
import { sidebar } from "./sidebar";

/** What a page may do: nothing that isn't served from its own origin. WebAssembly needs 'wasm-unsafe-eval'. */
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

export interface Finished {
  page: Page;
  body: string; // with site: addresses
  description: string;
  minutes: number;
  headings: { level: number; id: string; text: string }[];
}

export interface Frame {
  catalogue: Catalogue;
  bundles: Bundles;
  baseUrl: string; // "" or absolute, ending in /
  build: string;
}

/** The whole <head>; `url` is the page's address from the root. */
export function head(frame: Frame, url: string, title: string, description: string, player: boolean): Markup {
  const { bundles, baseUrl } = frame;
  const root = relativeTo(url, "");
  const facts = { root, hostWorker: bundles.hostWorker, explorerWorker: bundles.explorerWorker, serviceWorker: "sw.js", build: frame.build };
  return html`<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="description" content="${description}">
<meta property="og:site_name" content="${site.name}">
<meta property="og:type" content="article">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
${baseUrl && html`<meta property="og:url" content="${baseUrl}${url.replace(/index\.html$/, "")}">
<link rel="canonical" href="${baseUrl}${url.replace(/index\.html$/, "")}">
`}<link rel="icon" href="site:${bundles.icon}" type="image/svg+xml">
<link rel="preload" href="site:${bundles.textFont}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="site:${bundles.styles}">
<script src="site:${bundles.boot}"></script>
<script type="application/json" id="cooks-site">${jsonScript(facts)}</script>
<script type="module" src="site:${bundles.shell}"></script>
${player && html`${bundles.playerParts.map((part) => html`<link rel="modulepreload" href="site:${part}">
`)}<script type="module" src="site:${bundles.player}"></script>`}`;
}

const pot = raw(
  '<svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="M3.5 11h17v4.2a5.3 5.3 0 0 1-5.3 5.3H8.8a5.3 5.3 0 0 1-5.3-5.3z" fill="currentColor"/><path d="M8 3.4v4M12 2.4v5M16 3.4v4" stroke="currentColor" stroke-width="2" stroke-linecap="round"/></svg>',
);

const bar = (): Markup => html`<header class="bar">
<button class="icon menu" type="button" aria-controls="sidebar" aria-expanded="false" aria-label="Contents" hidden></button>
<a class="brand" href="site:index.html">${pot}<span>${site.name}</span></a>
<button class="search" type="button" aria-haspopup="dialog" aria-label="Search" aria-keyshortcuts="/" hidden><span>Search</span><kbd aria-hidden="true">/</kbd></button>
<button class="icon theme" type="button" aria-label="Dark theme" aria-pressed="false" hidden></button>
</header>`;

const footer = (): Markup => html`<footer class="foot">
<p><a href="site:sources.html">Sources and credits</a> · <a href="site:host-it-yourself.html">Host it yourself</a> · <a href="site:tried-on.html">Tried on</a></p>
<div class="offline" hidden><button type="button">Keep for offline</button> <span role="status"></span></div>
</footer>`;

function kicker({ page, minutes }: Finished, catalogue: Catalogue): Markup | false {
  if (page.kind === "chapter") return html`<p class="kicker">Chapter ${page.number} of ${catalogue.chapters.length} · ${spokenMinutes(minutes)}</p>`;
  if (page.kind === "type" || page.kind === "topic") return html`<p class="kicker"><a href="site:api/index.html">API reference</a></p>`;
  return false;
}

function pager(page: Page, catalogue: Catalogue): Markup | false {
  const order = [catalogue.home, ...catalogue.chapters];
  const at = order.indexOf(page);
  if (at < 0) return false;
  const [previous, next] = [order[at - 1], order[at + 1]];
  if (!previous && !next) return false;
  return html`<nav class="pager" aria-label="Chapters before and after">${previous && html`<a rel="prev" href="site:${previous.url}"><span>Previous</span> ${previous.name}</a>`}${next && html`<a rel="next" href="site:${next.url}"><span>Next</span> ${next.name}</a>`}</nav>`;
}

function contents({ page, headings }: Finished): Markup | false {
  if (page.kind === "home" || page.kind === "api-index" || headings.length < 2) return false;
  return html`<nav class="toc" aria-labelledby="toc-title"><p class="nav-title" id="toc-title">On this page</p><ul>${headings.map((h) => html`<li class="level-${h.level}"><a href="#${h.id}">${h.text}</a></li>`)}</ul></nav>`;
}

const articleClass = { home: "home", chapter: "prose", further: "prose", topic: "api", type: "api", "api-index": "api" };

const pageTitle = (page: Page): string => (page.kind === "home" ? `${site.name}: ${site.tagline.toLowerCase()}` : `${page.title} · ${site.name}`);

/** The complete document, with addresses relative to the page. */
export function layOut(finished: Finished, frame: Frame): string {
  const { page, body, description } = finished;
  const toc = contents(finished);
  const title = page.kind === "type" ? html`<code>${page.title}</code>` : page.title;
  const document = html`<!doctype html>
<html lang="en">
<head>
${head(frame, page.url, pageTitle(page), description, body.includes("<demo-player"))}
</head>
<body class="${toc ? "has-toc" : "no-toc"} ${page.kind}-page">
<a class="skip" href="#content">Skip to content</a>
${bar()}
${sidebar(page, frame.catalogue)}
<main id="content" tabindex="-1">
<article class="${articleClass[page.kind]}">
${kicker(finished, frame.catalogue)}
<h1>${title}</h1>
${raw(body)}
${pager(page, frame.catalogue)}
</article>
${toc}
</main>
${footer()}
</body>
</html>
`.text;
  return withRelativeAddresses(document, page.url);
}

/** `site:` addresses become relative, so that the site works in any folder of any host. */
export const withRelativeAddresses = (document: string, url: string): string =>
  document.replace(/"site:([^"]*)"/g, (_, address: string) => `"${relativeTo(url, address) || "./"}"`);

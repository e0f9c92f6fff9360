// The order of the work: read, render, finish, write, check. Each step is a file of its own.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseHTML } from "linkedom";
import { readDemos, type Demo } from "./input/demos";
import { readCompounds } from "./input/doxygen";
import { checkLinks } from "./output/check-links";
import { contentHash, publishBundles, publishDemo, publishFile, type PublishedDemo } from "./output/assets";
import { headersFile, sitemap } from "./output/hosting";
import { serviceWorkerScript } from "./output/precache";
import { searchEntries } from "./output/search-index";
import { apiIndexBody, briefOf, topicBody, typeBody } from "./pages/api";
import { makeCatalogue, type Catalogue, type Page } from "./pages/catalogue";
import { embedPage } from "./pages/embed";
import { notFoundPage } from "./pages/not-found";
import { writtenBody } from "./pages/written";
import { Problems } from "./problems";
import { layOut, type Finished, type Frame } from "./shell/layout";
import { site } from "./site-facts";
import { Ids } from "./slugs";
import { finishInteractive } from "./text/interactive";
import { minutesFor } from "./text/minutes";
import { Renderer } from "./text/render";

export interface Options {
  xml: string; // Doxygen's
  pages: string; // the Markdown's folder, for images
  demos: string; // build/demos
  sources: string; // the demos' own folders
  bundles: string; // esbuild's
  icon: string;
  out: string;
  baseUrl: string; // "" if the site doesn't know where it will live
}

const descriptionLength = 155;

function rendererFor(page: Page, catalogue: Catalogue, problems: Problems, options: Options): Renderer {
  const link = (id: string): string | undefined => {
    const target = catalogue.target(id);
    if (!target) return undefined;
    if (target.page === page) return target.fragment ? `#${target.fragment}` : `site:${page.url}`;
    return `site:${target.page.url}${target.fragment && `#${target.fragment}`}`;
  };
  const image = (name: string): string | undefined => {
    const file = join(options.pages, name);
    return existsSync(file) ? `site:${publishFile(file, options.out)}` : undefined;
  };
  return new Renderer({
    where: page.compound?.file || page.url, problems, ids: new Ids(), href: link, image, listings: 0, tables: 0,
    language: page.kind === "type" || page.kind === "topic" ? ".cpp" : "",
    fragment: (id) => catalogue.target(id)?.fragment ?? "",
    fileHref: (file) => { const found = catalogue.byFile(file); return found && `site:${found.url}`; },
  });
}

function renderBody(page: Page, catalogue: Catalogue, renderer: Renderer): string {
  if (page.kind === "api-index") return apiIndexBody(catalogue.topics);
  if (page.kind === "type") return typeBody(page, renderer);
  if (page.kind === "topic") return topicBody(page, catalogue.topics.find((topic) => topic.page === page)?.types ?? [], renderer);
  return writtenBody(page, renderer);
}

const plain = (text: string | null | undefined): string => (text ?? "").replace(/\s+/g, " ").trim();

function shorten(text: string): string {
  if (text.length <= descriptionLength) return text;
  return `${text.slice(0, text.lastIndexOf(" ", descriptionLength)).replace(/[,;:]$/, "")} …`;
}

const leadOf = (body: string): string => {
  const { document } = parseHTML(`<!doctype html><html><body>${body}</body></html>`);
  document.querySelectorAll("demo-player, script, .kicker").forEach((element) => element.remove());
  return plain((document.querySelector(".lead") ?? document.querySelector("p"))?.textContent);
};

function finish(page: Page, body: string, minutes: number): Finished {
  const { document } = parseHTML(`<!doctype html><html><body>${body}</body></html>`);
  const headings = [...document.querySelectorAll("h2[id], h3[id]")].map((h) => ({ level: Number(h.tagName[1]), id: h.id, text: plain(h.textContent) }))
    .filter((h, i, all) => h.text !== all[i - 1]?.text); // overloads: one line for all
  const description = shorten((page.kind === "home" ? site.description : briefOf(page).length > 20 && !page.compound?.file.endsWith(".md") ? briefOf(page) : leadOf(body)) || site.description);
  return { page, body, headings, description, minutes };
}

/** What a player finds in its data-manifest script: the manifest, and where modules, sources and recordings are (from the root). */
const playerData = ({ demo, module, explorerModule, recordings, sources }: PublishedDemo): unknown => ({
  ...demo.manifest, ...(module ? { module } : {}), ...(explorerModule ? { explorerModule } : {}), ...(sources ? { sources } : {}), recordings,
});

/** Writes the site beside its place and swaps at the end: a failure leaves the last good site standing. */
export function publish(options: Options): { pages: number; files: number } {
  const fresh = `${options.out}.new`;
  try {
    const result = publishTo({ ...options, out: fresh });
    rmSync(options.out, { recursive: true, force: true });
    renameSync(fresh, options.out);
    return result;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function publishTo(options: Options): { pages: number; files: number } {
  const problems = new Problems();
  const catalogue = makeCatalogue(readCompounds(options.xml));
  const demos = readDemos(options.demos, options.sources);
  rmSync(options.out, { recursive: true, force: true });
  mkdirSync(options.out, { recursive: true });
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(options.out, file)), { recursive: true });
    writeFileSync(join(options.out, file), text);
  };

  const bundles = publishBundles(options.bundles, options.icon, options.out);
  const published = new Map([...demos].map(([name, demo]) => [name, publishDemo(demo, options.out)]));

  const bodies = new Map(catalogue.pages.map((page) => [page, renderBody(page, catalogue, rendererFor(page, catalogue, problems, options))]));
  const minutes = new Map([...bodies].map(([page, body]) => [page.url, minutesFor(body)]));
  const around = {
    demos, catalogue, problems, minutes,
    playerData: (demo: Demo) => playerData(published.get(demo.manifest.name) as PublishedDemo),
    teaser: (url: string) => leadOf(bodies.get(catalogue.pages.find((page) => page.url === url) as Page) ?? ""),
  };
  const finished = [...bodies].map(([page, body]) => finish(page, finishInteractive(body, { ...around, where: page.compound?.file || page.url }), minutes.get(page.url) ?? 1));

  const moduleFiles = [...published.values()].flatMap((demo) => demo.files);
  const index = JSON.stringify(finished.flatMap(searchEntries));
  const build = contentHash([index, ...bundles.all, ...finished.map((page) => page.body), ...moduleFiles.map((file) => file.address)]);
  const frame: Frame = { catalogue, bundles, baseUrl: options.baseUrl, build };

  for (const page of finished) write(page.page.url, layOut(page, frame));
  write("embed.html", embedPage(frame, Object.fromEntries([...published].map(([name, demo]) => [name, playerData(demo)]))));
  write("404.html", notFoundPage(catalogue));
  write("search.json", index);
  write("offline.json", JSON.stringify(moduleFiles));
  write("sitemap.xml", sitemap(catalogue.pages.map((page) => page.url), options.baseUrl));
  write("_headers", headersFile());
  write(".nojekyll", "");
  const documents = [...catalogue.pages.map((page) => page.url), "embed.html", "404.html", "search.json", "offline.json"];
  write("sw.js", serviceWorkerScript(join(options.bundles, "sw.js"), build, options.out, documents, bundles.all));

  checkLinks(options.out, problems);
  problems.throwIfAny();
  return { pages: catalogue.pages.length, files: documents.length + bundles.all.length + moduleFiles.length };
}


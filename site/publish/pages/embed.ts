// embed.html: one player alone, for an iframe: embed.html?demo=race&variant=mutex. All manifests stand in the page.
import { html, jsonScript } from "../markup";
import { head, withRelativeAddresses, type Frame } from "../shell/layout";
import { site } from "../site-facts";

export function embedPage(frame: Frame, players: Record<string, unknown>): string {
  const document = html`<!doctype html>
<html lang="en">
<head>
${head(frame, "embed.html", `Demo · ${site.name}`, `One demo of ${site.name}, to be framed by another page.`, true)}
<meta name="robots" content="noindex">
<script type="application/json" id="cooks-manifests">${jsonScript(players)}</script>
<script type="module" src="site:${frame.bundles.embed}"></script>
</head>
<body class="embed-page">
<main id="content"><h1 class="visually-hidden">Demo</h1>
<p class="without-scripts">This demo runs where JavaScript is switched on.</p></main>
<footer class="embed-foot">From <a href="site:index.html" target="_blank">${site.name}</a></footer>
</body>
</html>
`.text;
  return withRelativeAddresses(document, "embed.html");
}

// The files that hosts look for: headers, sitemap, the switch against Jekyll. Knows hosts, not pages.
import { html, raw } from "../markup";

/** What makes a document cross-origin isolated, so that threads may share memory, and lets isolated pages of other origins frame a demo. The service worker sends the same. */
export const isolationHeaders: Record<string, string> = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

/** Netlify's and Cloudflare Pages' format; other hosts ignore the file. */
export function headersFile(): string {
  const lines = (headers: Record<string, string>): string => Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`).join("");
  const forever = { "Cache-Control": "public, max-age=31536000, immutable" };
  return `/*\n${lines({ ...isolationHeaders, "X-Content-Type-Options": "nosniff" })}/assets/*\n${lines(forever)}/demos/*\n${lines(forever)}`;
}

/** The protocol wants absolute addresses; without a base URL they are relative, which a later host can rewrite. */
export function sitemap(urls: string[], baseUrl: string): string {
  const entries = urls.map((url) => html`  <url><loc>${baseUrl}${url.replace(/index\.html$/, "") || (baseUrl ? "" : "./")}</loc></url>\n`);
  return html`${raw('<?xml version="1.0" encoding="UTF-8"?>')}
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries}</urlset>
`.text;
}

// Draws one dot graph as inline SVG in the text's own colour and font. Needs Graphviz's `dot`.
import { execFileSync } from "node:child_process";
import { html, raw, escapeHtml, type Markup } from "../markup";
import { PublishError } from "../problems";

// Helvetica has metrics in Graphviz itself, so widths are the same on machines with and without fonts.
const defaults = [
  "-Gbgcolor=transparent", "-Gfontname=Helvetica", "-Nfontname=Helvetica", "-Efontname=Helvetica",
  "-Gfontsize=12", "-Nfontsize=13", "-Efontsize=12", "-Nshape=box", "-Nstyle=rounded", "-Npenwidth=1.2", "-Nmargin=0.18,0.1", "-Earrowsize=0.7",
];

const pixelsPerPoint = 4 / 3;

/** The caption is shown, and is what a reader who can't see the drawing gets. */
export function renderDiagram(source: string, caption: string): Markup {
  let svg: string;
  try {
    svg = execFileSync("dot", ["-Tsvg", ...defaults], { input: source, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] });
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: string };
    throw new PublishError(code === "ENOENT" ? "dot is missing: install graphviz" : `dot refuses the graph “${caption}”: ${stderr?.trim()}`);
  }
  const width = Math.round(Number(/viewBox="[\d.]+ [\d.]+ ([\d.]+)/.exec(svg)?.[1] ?? 0) * pixelsPerPoint);
  const drawing = svg
    .replace(/^[\s\S]*?(?=<svg)/, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<title>[\s\S]*?<\/title>/g, "")
    .replace(/<polygon fill="(?:white|transparent|none)" stroke="(?:transparent|none|white)"[^>]*\/>/, "")
    .replace(/ (?:id|class|font-family|xmlns:xlink)="[^"]*"/g, "")
    .replace(/(stroke|fill)="(?:black|#000000)"/g, '$1="currentColor"')
    .replace(/<text /g, '<text fill="currentColor" ')
    .replace(/width="[\d.]+pt" height="[\d.]+pt"/, `width="${width}" role="img" aria-label="${escapeHtml(caption)}"`)
    .trim();
  return html`<figure class="figure">${raw(drawing)}<figcaption>${caption}</figcaption></figure>`;
}

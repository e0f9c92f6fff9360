// Turns one Doxygen listing into highlighted HTML: colours from highlight.js, links to the API from Doxygen.
import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import cmake from "highlight.js/lib/languages/cmake";
import cpp from "highlight.js/lib/languages/cpp";
import json from "highlight.js/lib/languages/json";
import nginx from "highlight.js/lib/languages/nginx";
import python from "highlight.js/lib/languages/python";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { parseHTML } from "linkedom";
import { childrenOf } from "../input/doxygen";
import { escapeHtml, html, raw, type Markup } from "../markup";

Object.entries({ bash, cmake, cpp, json, nginx, python, typescript, xml, yaml }).forEach(([name, grammar]) => hljs.registerLanguage(name, grammar));

const languages: Record<string, string> = {
  cpp: "cpp", hpp: "cpp", h: "cpp", cc: "cpp", py: "python", sh: "bash", console: "bash", json: "json", cmake: "cmake",
  conf: "nginx", nginx: "nginx", ts: "typescript", js: "typescript", html: "xml", xml: "xml", yml: "yaml", yaml: "yaml",
};

export interface Listing {
  text: string;
  /** As Doxygen names it: "race/race.cpp" for a snippet, ".cpp" for a fenced block, "" for plain text. */
  filename: string;
  /** The source's line numbers, where the writer asked for them. */
  numbers: number[];
  links: { start: number; end: number; href: string }[];
}

/** Reads a <programlisting>; `href` says where a reference leads. */
export function readListing(element: Element, href: (refid: string) => string | undefined): Listing {
  const listing: Listing = { text: "", filename: element.getAttribute("filename") ?? "", numbers: [], links: [] };
  const walk = (node: Node): void => {
    if (node.nodeType === 3) listing.text += node.textContent ?? "";
    else if (node.nodeName === "sp") listing.text += " ";
    else {
      const start = listing.text.length;
      node.childNodes.forEach(walk);
      const to = node.nodeName === "ref" ? href((node as Element).getAttribute("refid") ?? "") : undefined;
      if (to) listing.links.push({ start, end: listing.text.length, href: to });
    }
  };
  for (const line of childrenOf(element, "codeline")) {
    line.childNodes.forEach(walk);
    listing.text += "\n";
    const number = line.getAttribute("lineno");
    if (number) listing.numbers.push(Number(number));
  }
  return withoutMargin(listing);
}

/** Snippets keep the indentation of where they stood; a reader wants them at the margin. */
function withoutMargin(listing: Listing): Listing {
  const lines = listing.text.replace(/\n+$/, "").split("\n");
  const indents = lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length);
  const margin = indents.length > 0 ? Math.min(...indents) : 0;
  const removed = (line: string): number => Math.min(margin, line.length);
  // A link moves left by what its own line and the lines above it lose.
  const moved = (at: number): number => {
    const above = listing.text.slice(0, at).split("\n").length;
    return at - lines.slice(0, above).reduce((sum, line) => sum + removed(line), 0);
  };
  const links = listing.links.map((link) => ({ ...link, start: moved(link.start), end: moved(link.end) }));
  return { ...listing, links, text: lines.map((line) => line.slice(removed(line))).join("\n") };
}

interface Piece {
  text: string;
  className: string;
}

/** highlight.js nests its spans; a flat list is easier to cut at links and line ends. */
function colour(text: string, language: string | undefined): Piece[] {
  if (!language) return [{ text, className: "" }];
  const { value } = hljs.highlight(text, { language, ignoreIllegals: true });
  const { document } = parseHTML(`<!doctype html><html><body><pre>${value}</pre></body></html>`);
  const pieces: Piece[] = [];
  const walk = (node: Node, className: string): void => {
    if (node.nodeType === 3) pieces.push({ text: node.textContent ?? "", className });
    else node.childNodes.forEach((child) => walk(child, (node as Element).getAttribute?.("class") || className));
  };
  walk(document.body as unknown as Node, "");
  return pieces;
}

/** A piece of a line: its text, or its colour's class and its text. */
export type LinePiece = string | [className: string, text: string];

/** A source file as lines of pieces. */
export function highlightedLines(text: string, file: string): LinePiece[][] {
  const lines: LinePiece[][] = [[]];
  for (const { text: words, className } of colour(text.replace(/\n$/, ""), languages[file.split(".").at(-1) ?? ""])) {
    for (const [at, part] of words.split("\n").entries()) {
      if (at > 0) lines.push([]);
      if (part) lines.at(-1)?.push(className ? [className, part] : part);
    }
  }
  return lines;
}

/** Cuts pieces at the marks, so that no piece crosses one. */
function cut(pieces: Piece[], marks: number[]): (Piece & { start: number })[] {
  const sorted = [...new Set(marks)].sort((a, b) => a - b);
  const out: (Piece & { start: number })[] = [];
  let begin = 0;
  for (const { text, className } of pieces) {
    const end = begin + text.length;
    let start = begin;
    for (const stop of [...sorted.filter((mark) => mark > begin && mark < end), end]) {
      out.push({ text: text.slice(start - begin, stop - begin), className, start });
      start = stop;
    }
    begin = end;
  }
  return out;
}

function paint(listing: Listing): string {
  const extension = listing.filename.split(".").at(-1) ?? "";
  const pieces = colour(listing.text, languages[extension]);
  const lineStarts = listing.numbers.length > 0 ? [...listing.text.matchAll(/\n/g)].map((m) => m.index + 1) : [];
  const cuts = [...lineStarts, ...listing.links.flatMap((link) => [link.start, link.end])];
  let out = "";
  const startLine = (n: number): string => `<span class="n" data-n="${listing.numbers[n] ?? ""}"></span>`;
  if (listing.numbers.length > 0) out += startLine(0);
  for (const piece of cut(pieces, cuts)) {
    const line = lineStarts.indexOf(piece.start);
    if (line >= 0) out += startLine(line + 1);
    for (const link of listing.links) if (link.start === piece.start) out += `<a href="${link.href}">`;
    const text = escapeHtml(piece.text);
    out += piece.className ? `<span class="${piece.className}">${text}</span>` : text;
    for (const link of listing.links) if (link.end === piece.start + piece.text.length) out += "</a>";
  }
  return out;
}

/** A command: its prompt is no part of it, and where a line must be broken its words stay whole. */
function paintShell(text: string): string {
  const word = (part: string): string => (part.trim() ? `<span class="w">${escapeHtml(part)}</span>` : part);
  const line = (whole: string): string => {
    if (whole.startsWith("#")) return `<span class="hljs-comment">${escapeHtml(whole)}</span>`;
    const [, prompt = "", rest = ""] = /^(\$ )?(.*)$/s.exec(whole) ?? [];
    return (prompt && `<span class="hljs-meta prompt_">${prompt}</span>`) + rest.split(/( +)/).map(word).join("");
  };
  const lines = text.split("\n");
  return lines.map((one, i) => `<span class="l">${line(one)}${i < lines.length - 1 ? "\n" : ""}</span>`).join("");
}

/** The finished figure; `place` numbers the page's listings, so that each has a name of its own. */
export function renderListing(listing: Listing, place: number): Markup {
  const file = listing.filename.startsWith(".") ? "" : (listing.filename.split("/").at(-1) ?? "");
  const kind = ["sh", "console"].includes(listing.filename.slice(1)) ? " shell" : "";
  const numbered = listing.numbers.length > 0 ? " numbered" : "";
  return html`<div class="code${kind}${numbered}">${file && html`<p class="file">${file}</p>`}<pre data-label="Code ${place}${file && `, ${file}`}"><code>${raw(kind ? paintShell(listing.text) : paint(listing))}</code></pre></div>`;
}

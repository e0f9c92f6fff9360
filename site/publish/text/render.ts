// Renders Doxygen's description XML as HTML. Knows the XML's words for text; learns from its Context where links lead.
// An internal link is written `site:<address from the root>`; the layout makes it relative to its page.
import { childOf, childrenOf, textOf } from "../input/doxygen";
import { html, raw } from "../markup";
import type { Problems } from "../problems";
import { slug, type Ids } from "../slugs";
import { readListing, renderListing } from "./code";
import { renderDiagram } from "./diagram";

export interface Context {
  where: string; // the page, for messages
  problems: Problems;
  ids: Ids;
  /** Where a Doxygen id leads, as `site:…`; undefined for what isn't published. */
  href(refid: string): string | undefined;
  /** The id that a section or an anchor has in its page; "" if none is wanted. */
  fragment(refid: string): string;
  /** The address of a Markdown file's page, `site:…`. */
  fileHref(file: string): string | undefined;
  /** The address of an image of the writer's, `site:…`. */
  image(name: string): string | undefined;
  /** The id of the API member that is being described: it needs no link to itself. */
  member?: string;
  /** What code is that doesn't say: ".cpp" in headers, "" in pages. */
  language: string;
  listings: number; // so far on this page
  tables: number;
}

const inlineTags: Record<string, string> = {
  bold: "strong", emphasis: "em", computeroutput: "code", superscript: "sup", subscript: "sub", small: "small", strike: "del", s: "s",
  underline: "u", cite: "cite", del: "del", ins: "ins",
};
const blockNames = new Set([
  "para", "itemizedlist", "orderedlist", "variablelist", "programlisting", "verbatim", "preformatted", "simplesect", "parameterlist", "table",
  "blockquote", "dot", "hruler", "parblock", "heading", "sect1", "sect2", "sect3", "sect4", "sect5", "sect6", "title", "details",
]);
// Doxygen has an element for each HTML entity; a few have names of its own.
const entityNames: Record<string, string> = { nonbreakablespace: "nbsp", trademark: "trade", registered: "reg", tm: "trade" };
const boxTitles: Record<string, string> = { note: "Note", warning: "Warning", attention: "Attention", remark: "Remark", pre: "Precondition", post: "Postcondition", invariant: "Invariant", important: "Important" };
const factTitles: Record<string, string> = { return: "Returns", see: "See also", since: "Since", param: "Parameters", templateparam: "Template parameters", exception: "Throws", retval: "Return values" };

const unit = /(\d) (?=(?:s|ms|µs|min|kB|MB|GB|of \d+)(?![\w-]))/g;

/** A number stays in one line with its unit; in code nothing is changed. */
const keepUnits = (text: Node): string =>
  text.parentElement?.closest("computeroutput") ? (text.textContent ?? "") : (text.textContent ?? "").replace(unit, "$1\u00a0");

const isElement = (node: Node): node is Element => node.nodeType === 1;
const isBlock = (node: Node): boolean =>
  isElement(node) && (blockNames.has(node.nodeName) || (node.nodeName === "htmlonly" && node.getAttribute("block") === "yes") || (node.nodeName === "image" && node.getAttribute("inline") !== "yes"));

export class Renderer {
  constructor(readonly context: Context) {}

  /** The blocks in `element`; loose text between them becomes paragraphs. `level` is that of the next heading. */
  blocks(element: Element, level = 2): string {
    let out = "";
    let line = "";
    const flush = (): void => {
      if (line.trim()) out += `<p>${line.trim()}</p>\n`;
      line = "";
    };
    for (const node of element.childNodes) {
      if (!isBlock(node)) line += this.inlineNode(node);
      else {
        flush();
        out += this.block(node as Element, level);
      }
    }
    flush();
    return out;
  }

  /** The text of `element` without paragraphs around it. */
  inline(element: Element): string {
    return [...element.childNodes].map((node) => this.inlineNode(node)).join("");
  }

  /** A list item or cell with one paragraph needs no <p> around it. */
  tight(element: Element, level: number): string {
    const text = this.blocks(element, level).trim();
    return text.startsWith("<p>") && text.split("<p>").length === 2 ? text.replace("<p>", "").replace("</p>", "") : text;
  }

  private inlineNode(node: Node): string {
    if (node.nodeType === 3) return html`${keepUnits(node)}`.text;
    if (!isElement(node)) return "";
    const tag = inlineTags[node.nodeName];
    if (tag) return `<${tag}>${this.inline(node)}</${tag}>`;
    switch (node.nodeName) {
      case "ref": return this.reference(node);
      // Doxygen makes links of addresses even inside of code.
      case "ulink": return node.parentElement?.nodeName === "computeroutput" ? this.inline(node) : this.link(this.address(node.getAttribute("url") ?? ""), node);
      case "htmlonly": return node.textContent ?? "";
      case "linebreak": return "<br>";
      case "anchor": return this.anchor(node);
      case "image": return this.image(node);
      case "ndash": return "–";
      case "mdash": return "—";
      case "zwj": case "toclist": case "indexentry": return "";
      case "para": return this.inline(node);
      case "formula":
        this.context.problems.add(this.context.where, `formulas aren't rendered (${textOf(node)}): write it in plain text`);
        return "";
    }
    if (isBlock(node)) return this.block(node, 4);
    if (node.childNodes.length === 0 && /^[A-Za-z]+\d*$/.test(node.nodeName)) return `&${entityNames[node.nodeName] ?? node.nodeName};`;
    this.context.problems.add(this.context.where, `the publisher knows no <${node.nodeName}>: add it to text/render.ts or write it another way`);
    return this.inline(node);
  }

  private block(element: Element, level: number): string {
    const name = element.nodeName;
    if (/^sect\d$/.test(name)) return this.section(element, level);
    switch (name) {
      case "para": case "parblock": return this.blocks(element, level);
      case "title": return "";
      case "htmlonly": return `${element.textContent ?? ""}\n`;
      case "itemizedlist": return this.list("ul", element, level);
      case "orderedlist": return this.list("ol", element, level);
      case "variablelist": return this.definitions(element, level);
      case "programlisting": return this.listing(element);
      case "verbatim": case "preformatted":
        return renderListing({ text: (element.textContent ?? "").replace(/\n+$/, ""), filename: "", numbers: [], links: [] }, ++this.context.listings).text;
      case "simplesect": return this.simpleSection(element, level);
      case "parameterlist": return this.parameters(element, level);
      case "table": return this.table(element);
      case "blockquote": return `<blockquote>${this.blocks(element, level)}</blockquote>\n`;
      case "details": return `<details><summary>${this.inline(childOf(element, "summary") ?? element)}</summary>${this.blocks(element, level)}</details>\n`;
      case "dot": return this.diagram(element);
      case "image": return `<figure class="figure">${this.image(element)}</figure>\n`;
      case "heading": return this.heading(element, Math.max(2, Number(element.getAttribute("level") ?? 2)), slug(textOf(element)));
      case "hruler": return "<hr>\n";
    }
    return "";
  }

  private section(element: Element, level: number): string {
    const title = childOf(element, "title");
    const id = this.context.fragment(element.getAttribute("id") ?? "");
    return (title ? this.heading(title, level, id) : "") + this.blocks(element, level + 1);
  }

  /** The link stands beside the heading, not in it: a screen reader's list of headings stays clean. */
  private heading(title: Element, level: number, id: string): string {
    const h = `h${Math.min(level, 6)}`;
    return html`<div class="heading"><${raw(h)} id="${id}">${raw(this.inline(title).trim())}</${raw(h)}><a class="hash" href="#${id}" aria-label="Link to “${textOf(title)}”">#</a></div>\n`.text;
  }

  private address(url: string): string | undefined {
    const page = /^([\w-]+\.md)(#.*)?$/.exec(url);
    if (!page) return url;
    const href = this.context.fileHref(page[1] ?? "");
    if (!href) this.context.problems.add(this.context.where, `links to ${url}, which is no page`);
    return href && href + (page[2] ?? "");
  }

  private reference(element: Element): string {
    const refid = element.getAttribute("refid") ?? "";
    return this.link(refid === this.context.member ? undefined : this.context.href(refid), element);
  }

  private link(href: string | undefined, element: Element): string {
    const text = this.inline(element);
    return href ? html`<a href="${href}">${raw(text)}</a>`.text : text;
  }

  private anchor(element: Element): string {
    const id = this.context.fragment(element.getAttribute("id") ?? "");
    return id ? html`<span id="${id}"></span>`.text : "";
  }

  private image(element: Element): string {
    if (element.getAttribute("type") !== "html") return "";
    const name = element.getAttribute("name") ?? "";
    const alt = element.getAttribute("alt") || textOf(element);
    const src = this.context.image(name);
    if (!src) this.context.problems.add(this.context.where, `shows the image ${name}, which is not beside the pages`);
    if (!alt) this.context.problems.add(this.context.where, `shows the image ${name} without saying what is on it: ![what is on it](${name})`);
    return html`<img src="${src ?? ""}" alt="${alt}" loading="lazy">`.text;
  }

  private list(tag: string, element: Element, level: number): string {
    const start = element.getAttribute("start");
    const items = childrenOf(element, "listitem").map((item) => `<li>${this.tight(item, level)}</li>`);
    return `<${tag}${start && start !== "1" ? ` start="${start}"` : ""}>\n${items.join("\n")}\n</${tag}>\n`;
  }

  private listing(element: Element): string {
    const listing = readListing(element, (id) => this.context.href(id));
    return renderListing({ ...listing, filename: listing.filename || this.context.language }, ++this.context.listings).text;
  }

  private definitions(element: Element, level: number): string {
    const rows = [...element.children].map((child) =>
      child.nodeName === "varlistentry" ? `<dt>${this.inline(childOf(child, "term") ?? child)}</dt>` : `<dd>${this.tight(child, level)}</dd>`,
    );
    return `<dl>${rows.join("\n")}</dl>\n`;
  }

  private simpleSection(element: Element, level: number): string {
    const kind = element.getAttribute("kind") ?? "";
    const title = boxTitles[kind] ?? textOf(childOf(element, "title"));
    const fact = factTitles[kind] ?? (title.startsWith("std:") ? "In the standard library" : undefined);
    if (fact) return facts(fact, this.blocks(element, level));
    return note(kind === "par" ? "remark" : kind, title || "Note", this.blocks(element, level));
  }

  private parameters(element: Element, level: number): string {
    const rows = childrenOf(element, "parameteritem").map((item) => {
      const names = childrenOf(childOf(item, "parameternamelist") ?? item, "parametername").map((name) => `<code>${this.inline(name)}</code>`);
      const description = childOf(item, "parameterdescription");
      return `<dt>${names.join(", ")}</dt><dd>${description ? this.tight(description, level) : ""}</dd>`;
    });
    return facts(factTitles[element.getAttribute("kind") ?? ""] ?? "Parameters", `<dl class="names">${rows.join("")}</dl>`);
  }

  private table(element: Element): string {
    const rows = childrenOf(element, "row").map((row) => childrenOf(row, "entry"));
    const isHead = (cells: Element[]): boolean => cells.length > 0 && cells.every((cell) => cell.getAttribute("thead") === "yes");
    const head = rows.filter(isHead);
    if (head.length === 0) this.context.problems.add(this.context.where, "has a table without a header row: its first row must name the columns");
    const cell = (entry: Element): string => {
      const header = entry.getAttribute("thead") === "yes";
      const align = entry.getAttribute("align");
      const tag = header ? "th" : "td";
      const span = Number(entry.getAttribute("colspan") ?? 1) > 1 ? ` colspan="${entry.getAttribute("colspan")}"` : "";
      return `<${tag}${header ? ' scope="col"' : ""}${span}${align && align !== "left" ? ` class="${align}"` : ""}>${this.tight(entry, 4)}</${tag}>`;
    };
    const line = (cells: Element[]): string => `<tr>${cells.map(cell).join("")}</tr>`;
    const body = rows.filter((row) => !isHead(row));
    return `<div class="scroll" data-label="Table ${++this.context.tables}"><table><thead>${head.map(line).join("")}</thead>\n<tbody>${body.map(line).join("\n")}</tbody></table></div>\n`;
  }

  private diagram(element: Element): string {
    const caption = element.getAttribute("caption") ?? "";
    if (!caption) this.context.problems.add(this.context.where, 'has a diagram without a caption: write \\dot "What it shows"');
    return `${renderDiagram(element.textContent ?? "", caption || "Diagram").text}\n`;
  }
}

/** A box beside the text. */
export const note = (kind: string, title: string, body: string): string =>
  html`<div class="box ${kind}" role="note" aria-label="${title}"><p class="box-title">${title}</p>${raw(body)}</div>\n`.text;

/** One labelled fact of an API member. */
export const facts = (title: string, body: string): string => html`<div class="facts"><p class="facts-title">${title}</p>${raw(body)}</div>\n`.text;


// Makes what the search dialog looks in: one entry a section, so that a hit leads to the place and not to the page's top.
import { parseHTML } from "linkedom";
import type { Finished } from "../shell/layout";

/** Short names: the index travels to the reader. */
export interface Entry {
  u: string; // address from the root
  t: string; // page
  h: string; // section, "" for the page's beginning
  x: string; // text
  k: "chapter" | "page" | "api";
}

const maximalText = 600;
const plain = (text: string): string => text.replace(/\s+/g, " ").trim();

function sectionsOf(body: string): { id: string; title: string; text: string }[] {
  const { document } = parseHTML(`<!doctype html><html><body>${body}</body></html>`);
  document.querySelectorAll("script, .without-scripts, svg, .hash, .file, .tab-name, .player-skeleton, .facts-title, .glance, .signature").forEach((element) => element.remove());
  const sections = [{ id: "", title: "", text: "" }];
  const walk = (node: Node): void => {
    const element = node.nodeType === 1 ? (node as Element) : undefined;
    if (node.nodeType === 3) (sections.at(-1) as { text: string }).text += node.textContent ?? "";
    else if (element && /^H[23]$/.test(element.tagName) && element.id) sections.push({ id: element.id, title: plain(element.textContent ?? ""), text: "" });
    else {
      node.childNodes.forEach(walk);
      if (element && /^(P|LI|PRE|TD|TH|DT|DD|DIV)$/.test(element.tagName)) (sections.at(-1) as { text: string }).text += " ";
    }
  };
  walk(document.body as unknown as Node);
  return sections;
}

export function searchEntries({ page, body }: Finished): Entry[] {
  const k = page.kind === "chapter" || page.kind === "home" ? "chapter" : page.kind === "further" ? "page" : "api";
  return sectionsOf(body)
    .filter((section) => section.id === "" || plain(section.text) || k === "api")
    .filter((section) => !section.id.startsWith("all-"))
    .map(({ id, title, text }) => ({ u: page.url + (id && `#${id}`), t: page.title, h: title, x: plain(text).slice(0, maximalText), k }));
}

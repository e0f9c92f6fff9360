// Reads Doxygen's XML. The only file that knows where Doxygen puts what; it knows nothing of the site.
//
// Why XML and not Doxygen's HTML: it has said the same things in the same words since 1.8, while the HTML, its scripts and
// its heading levels change with every version.
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { DOMParser } from "linkedom";
import { PublishError } from "../problems";

export interface Compound {
  id: string;
  kind: string; // page, group, class, struct, concept, namespace, file, dir, example
  name: string; // as C++ or Doxygen spells it
  title: string; // pages and groups have one, the others repeat their name
  file: string; // the source's path as STRIP_FROM_PATH leaves it; "" if it has none
  element: Element; // <compounddef>
}

const parse = (text: string): Document => new DOMParser().parseFromString(text, "text/xml") as unknown as Document;

export const childrenOf = (element: Element, name: string): Element[] =>
  [...element.children].filter((child) => child.nodeName === name);
export const childOf = (element: Element, name: string): Element | undefined => childrenOf(element, name)[0];
export const textOf = (element: Element | undefined): string => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

/** Every compound of `folder` (Doxygen's OUTPUT_DIRECTORY/xml), in the order of its index. */
export function readCompounds(folder: string): Compound[] {
  const index = join(folder, "index.xml");
  if (!existsSync(index)) throw new PublishError(`${index} is missing: run Doxygen first`);
  const ids = childrenOf(parse(readFileSync(index, "utf8")).documentElement, "compound").map((c) => c.getAttribute("refid") ?? "");
  return ids.map((id) => {
    const root = parse(readFileSync(join(folder, `${id}.xml`), "utf8")).documentElement;
    const element = childOf(root, "compounddef");
    if (!element) throw new PublishError(`${id}.xml holds no compound: Doxygen was interrupted; delete ${folder} and build again`);
    const name = textOf(childOf(element, "compoundname"));
    return {
      id,
      kind: element.getAttribute("kind") ?? "",
      name,
      title: textOf(childOf(element, "title")) || name,
      file: basename(childOf(element, "location")?.getAttribute("file") ?? ""),
      element,
    };
  });
}

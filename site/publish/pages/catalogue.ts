// Decides which compounds become pages, at which address and in which order, and where every reference leads.
// Addresses: chapters and further pages by file name without the number (06-threads.md: threads.html), classes and
// concepts by name (api/mutex.html), topics by group id (api/locks.html; api/locks-topic.html if a class has that name).
import { childOf, childrenOf, textOf, type Compound } from "../input/doxygen";
import { furtherPages, parts, site } from "../site-facts";
import { Ids, slug } from "../slugs";
import { PublishError } from "../problems";

export type PageKind = "home" | "chapter" | "further" | "topic" | "type" | "api-index";

export interface Page {
  kind: PageKind;
  url: string; // from the site's root
  title: string;
  name: string; // short, for the sidebar
  compound?: Compound;
  number?: number; // the chapter's place among those that exist
  part?: string;
}

export interface Target {
  page: Page;
  fragment: string; // "" is the page's top
}

export interface Catalogue {
  pages: Page[];
  home: Page;
  chapters: Page[];
  further: Page[];
  apiIndex: Page;
  topics: { page: Page; types: Page[] }[];
  /** Where a Doxygen id leads; undefined for what isn't published. */
  target(refid: string): Target | undefined;
  /** Where the Markdown file of that name went. */
  byFile(file: string): Page | undefined;
}

const chapterFile = /^(\d\d)-([\w-]+)\.md$/;
const typeKinds = ["class", "struct", "concept", "union"];
const levels = ["sect1", "sect2", "sect3", "sect4", "sect5", "sect6"];

const shortName = (name: string): string => name.replace(new RegExp(`^${site.namespace}::`), "");
const byTitle = (a: Page, b: Page): number => a.title.localeCompare(b.title, "en");

function markdownPages(compounds: Compound[]): Page[] {
  const files = compounds.filter((c) => c.kind === "page" && c.file.endsWith(".md"));
  return files.map((compound): Page => {
    const numbered = chapterFile.exec(compound.file);
    const page = { title: compound.title, name: compound.title, compound };
    if (compound.id === "indexpage") return { ...page, kind: "home", url: "index.html", name: "Start" };
    if (!numbered) return { ...page, kind: "further", url: `${compound.file.replace(/\.md$/, "")}.html` };
    const part = parts.filter((p) => p.from <= Number(numbered[1])).at(-1)?.title ?? "";
    return { ...page, kind: "chapter", url: `${numbered[2]}.html`, part };
  });
}

function orderFurther(pages: Page[]): Page[] {
  const place = (page: Page): number => {
    const at = furtherPages.indexOf(page.url.replace(".html", ""));
    return at < 0 ? furtherPages.length : at;
  };
  return pages.sort((a, b) => place(a) - place(b) || byTitle(a, b));
}

function apiPages(compounds: Compound[]): { page: Page; types: Page[] }[] {
  const types = new Map<string, Page>();
  for (const compound of compounds.filter((c) => typeKinds.includes(c.kind))) {
    if (compound.element.getAttribute("prot") === "private") continue;
    const name = shortName(compound.name);
    types.set(compound.id, { kind: "type", url: `api/${slug(name.replace(/::/g, "-"))}.html`, title: compound.name, name, compound });
  }
  const taken = new Set([...types.values()].map((page) => page.url));
  const placed = new Set<Page>();
  const topics = compounds.filter((c) => c.kind === "group").map((compound) => {
    const plain = `api/${slug(compound.name)}.html`;
    const url = taken.has(plain) || plain === "api/index.html" ? `api/${slug(compound.name)}-topic.html` : plain;
    const inner = [...childrenOf(compound.element, "innerclass"), ...childrenOf(compound.element, "innerconcept")];
    const members = inner.flatMap((ref) => types.get(ref.getAttribute("refid") ?? "") ?? []);
    members.forEach((page) => placed.add(page));
    const page: Page = { kind: "topic", url, title: compound.title, name: compound.title, compound };
    return { page, types: members.sort(byTitle) };
  });
  // Topics stay in the order in which cooks/cooks.hpp defines them: it begins with what a reader begins with.
  const rest = [...types.values()].filter((page) => !placed.has(page)).sort(byTitle);
  // A type that no @ingroup places is still published, under a topic without a page. (Doxygen 1.9.4 places no concepts.)
  const title = rest.every((page) => page.compound?.kind === "concept") ? "Concepts" : "Further types";
  if (rest.length > 0) topics.push({ page: { kind: "topic", url: "api/index.html", title, name: title }, types: rest });
  return topics;
}

/** Sections: a label the writer gave becomes the id, else the heading's own words do. */
function sectionTargets(page: Page, targets: Map<string, Target>): void {
  const root = page.compound?.element;
  if (!root) return;
  const ids = new Ids();
  for (const section of root.querySelectorAll(levels.join(","))) {
    const id = section.getAttribute("id") ?? "";
    const label = id.split("_1").at(-1) ?? "";
    const wanted = label.startsWith("autotoc") ? slug(textOf(childOf(section, "title"))) : slug(label.replace(/_/g, "-"));
    targets.set(id, { page, fragment: ids.take(wanted) });
  }
  for (const anchor of root.querySelectorAll("anchor")) {
    const id = anchor.getAttribute("id") ?? "";
    // Doxygen plants an anchor named after the file on every Markdown page; it stands for the page's top.
    const label = id.split("_1").at(-1) ?? "";
    targets.set(id, { page, fragment: label.startsWith("md_") || label === "mainpage" ? "" : ids.take(slug(label.replace(/_/g, "-"))) });
  }
  for (const member of root.querySelectorAll("memberdef")) {
    const fragment = ids.take(slug(textOf(childOf(member, "name"))));
    targets.set(member.getAttribute("id") ?? "", { page, fragment });
    for (const value of childrenOf(member, "enumvalue")) targets.set(value.getAttribute("id") ?? "", { page, fragment });
  }
}

export function makeCatalogue(compounds: Compound[]): Catalogue {
  const written = markdownPages(compounds);
  const home = written.find((page) => page.kind === "home");
  if (!home) throw new PublishError("there is no home page: 00-index.md must begin with `# Title {#mainpage}`");
  const chapters = written.filter((page) => page.kind === "chapter").sort((a, b) => (a.compound?.file ?? "").localeCompare(b.compound?.file ?? "", "en"));
  chapters.forEach((page, i) => (page.number = i + 1));
  const further = orderFurther(written.filter((page) => page.kind === "further"));
  const topics = apiPages(compounds);
  const apiIndex: Page = { kind: "api-index", url: "api/index.html", title: "API reference", name: "API reference" };
  const topicPages = topics.map((topic) => topic.page).filter((page) => page.compound);
  const pages = [home, ...chapters, ...further, apiIndex, ...topicPages, ...topics.flatMap((topic) => topic.types)];

  const owner = new Map<string, Page>();
  for (const page of pages) {
    const other = owner.get(page.url);
    if (other && other !== page) throw new PublishError(`${other.title} and ${page.title} both want the address ${page.url}: rename one`);
    owner.set(page.url, page);
  }
  const targets = new Map<string, Target>();
  for (const page of pages) if (page.compound) targets.set(page.compound.id, { page, fragment: "" });
  for (const page of pages) sectionTargets(page, targets);
  for (const c of compounds) if (c.kind === "namespace" && c.name === site.namespace) targets.set(c.id, { page: apiIndex, fragment: "" });
  const files = new Map(written.map((page) => [page.compound?.file ?? "", page]));
  return { pages, home, chapters, further, apiIndex, topics, target: (id) => targets.get(id), byFile: (file) => files.get(file) };
}

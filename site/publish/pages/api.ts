// The body of an API page, class or topic. Each member is said once: its signature, then brief and detail as one text.
import { childOf, childrenOf, textOf } from "../input/doxygen";
import { html, raw, type Markup } from "../markup";
import type { Renderer } from "../text/render";
import { site } from "../site-facts";
import type { Page } from "./catalogue";

const publicSections = /^(public-|user-defined|friend|related|func|typedef|enum|var|define)/;
const headings: [kinds: RegExp, title: string][] = [
  [/^typedef$/, "Types"],
  [/^enum$/, "Enumerations"],
  [/^function$/, "Functions"],
  [/^friend$/, "Friends"],
  [/^variable$/, "Variables"],
  [/^define$/, "Macros"],
];

/** A caller never writes these: the compiler fills in the place of the call. */
const filledInByCompiler = /^(__builtin_(LINE|FILE|FUNCTION)|((std::)?source_)?location::current)\(\)$/;

interface Member {
  element: Element;
  kind: string;
  name: string;
  id: string;
}

function publicMembersOf(compound: Element, renderer: Renderer): Member[] {
  const sections = childrenOf(compound, "sectiondef").filter((section) => publicSections.test(section.getAttribute("kind") ?? ""));
  const members = sections.flatMap((section) => childrenOf(section, "memberdef")).map((element) => ({
    element,
    kind: element.getAttribute("kind") ?? "",
    name: textOf(childOf(element, "name")),
    id: renderer.context.fragment(element.getAttribute("id") ?? ""),
  }));
  return members.filter((member) => member.element.getAttribute("prot") !== "private");
}

/** Those that have something said of them. */
const membersOf = (compound: Element, renderer: Renderer): Member[] =>
  publicMembersOf(compound, renderer).filter((member) => descriptionOf(member.element, renderer).trim());

function descriptionOf(element: Element, renderer: Renderer): string {
  return ["briefdescription", "detaileddescription"].map((name) => childOf(element, name)).map((part) => (part ? renderer.blocks(part, 4) : "")).join("");
}

const firstSentence = (element: Element): string => {
  const text = textOf(childOf(element, "briefdescription")) || textOf(childOf(childOf(element, "detaileddescription") ?? element, "para"));
  return /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
};

/** Doxygen puts blanks around & and *, and inside < >. */
const tidy = (code: string): string =>
  code.replace(/\s+/g, " ").replace(/ (&amp;|\*)/g, "$1").replace(/&lt; /g, "&lt;").replace(/ &gt;/g, "&gt;").replace(/(&amp;|\*)(?=\w)/g, "$1 ").trim();

const code = (element: Element | undefined, renderer: Renderer): string => (element ? tidy(renderer.inline(element)) : "");

/** In a constraint && joins conditions: it keeps its blanks, and begins a line. */
const constraint = (code: string): string => code.replace(/\s+/g, " ").replace(/&lt; /g, "&lt;").replace(/ &gt;/g, "&gt;").replace(/ ?&amp;&amp; ?/g, "\n    &amp;&amp; ").trim();

function templateOf(element: Element, renderer: Renderer): string {
  const list = childOf(element, "templateparamlist");
  if (!list) return "";
  const params = childrenOf(list, "param").map((param) => {
    const name = code(childOf(param, "declname"), renderer);
    const value = code(childOf(param, "defval"), renderer);
    return [code(childOf(param, "type"), renderer), name].filter(Boolean).join(" ") + (value && ` = ${value}`);
  });
  const clause = childOf(element, "requiresclause");
  const requires = clause ? constraint(renderer.inline(clause)) : "";
  return `template &lt;${params.join(", ")}&gt;\n${requires && `  requires ${requires}\n`}`;
}

function parametersOf(element: Element, renderer: Renderer): string {
  const params = childrenOf(element, "param").filter((param) => !filledInByCompiler.test(textOf(childOf(param, "defval"))));
  const written = params.map((param) => {
    const value = code(childOf(param, "defval"), renderer);
    const name = code(childOf(param, "declname"), renderer);
    return [code(childOf(param, "type"), renderer), name && `<span class="param">${name}</span>`].filter(Boolean).join(" ") + (value && ` = ${value}`);
  });
  const inOneLine = `(${written.join(", ")})`;
  return inOneLine.replace(/<[^>]*>/g, "").length > 60 && written.length > 1 ? `(\n    ${written.join(",\n    ")})` : inOneLine;
}

/** What stands after the parameters: const, noexcept, -> int, = delete. */
function afterParameters(element: Element): string {
  const args = textOf(childOf(element, "argsstring"));
  let depth = 0;
  for (let i = 0; i < args.length; i++) {
    if (args[i] === "(") depth++;
    if (args[i] === ")" && --depth === 0) return html`${args.slice(i + 1).replace(/\s*=\s*/, " = ").trim()}`.text;
  }
  return "";
}

const initializer = (value: string): string => (value === "" || value.startsWith("{") ? value : ` ${value}`);

function signature(member: Member, renderer: Renderer): string {
  const { element, kind, name } = member;
  const flag = (attribute: string, word: string): string => (element.getAttribute(attribute) === "yes" ? `${word} ` : "");
  const type = code(childOf(element, "type"), renderer);
  const spelled = `<span class="name">${html`${name}`.text}</span>`;
  if (kind === "typedef") return `${templateOf(element, renderer)}using ${spelled} = ${type}`;
  if (kind === "enum") return `enum ${element.getAttribute("strong") === "yes" ? "class " : ""}${spelled}`;
  if (kind === "variable") return `${flag("static", "static")}${type} ${spelled}${initializer(code(childOf(element, "initializer"), renderer))}`;
  if (kind === "define") return `#define ${spelled}`;
  const after = afterParameters(element);
  const start = `${flag("static", "static")}${flag("explicit", "explicit")}${type && `${type} `}`;
  return `${templateOf(element, renderer)}${start}${spelled}${parametersOf(element, renderer)}${after && ` ${after}`}`;
}

function enumValues(element: Element, renderer: Renderer): string {
  const values = childrenOf(element, "enumvalue");
  if (values.length === 0) return "";
  const rows = values.map((value) => html`<dt><code>${textOf(childOf(value, "name"))}</code></dt><dd>${raw(descriptionOf(value, renderer).replace(/<\/?p>/g, "").trim())}</dd>`);
  return html`<div class="facts"><p class="facts-title">Values</p><dl class="names">${rows}</dl></div>`.text;
}

function renderMember(member: Member, renderer: Renderer): string {
  renderer.context.member = member.element.getAttribute("id") ?? "";
  return html`<div class="member"><div class="heading"><h3 id="${member.id}">${member.name}</h3><a class="hash" href="#${member.id}" aria-label="Link to “${member.name}”">#</a></div>
<pre class="signature" data-label="Signature of ${member.name} (${member.id})"><code>${raw(signature(member, renderer))}</code></pre>
${raw(descriptionOf(member.element, renderer) + enumValues(member.element, renderer))}</div>\n`.text;
}

function glance(rows: { href: string; name: string; brief: string }[], caption: string): Markup | false {
  return (
    rows.length > 0 &&
    html`<div class="scroll" data-label="${caption}"><table class="glance"><thead><tr><th scope="col">Name</th><th scope="col">What it does</th></tr></thead><tbody>${rows.map((row) => html`<tr><td><a href="${row.href}"><code>${row.name}</code></a></td><td>${row.brief}</td></tr>`)}</tbody></table></div>`
  );
}

function membersHtml(members: Member[], renderer: Renderer): string {
  const groups = headings.map(([kinds, title]) => ({ title, members: members.filter((member) => kinds.test(member.kind)) }));
  return groups
    .filter((group) => group.members.length > 0)
    .map((group) => html`<h2 id="all-${group.title.toLowerCase()}">${group.title}</h2>\n${raw(group.members.map((member) => renderMember(member, renderer)).join(""))}`.text)
    .join("");
}

const rowsOf = (members: Member[]): { href: string; name: string; brief: string }[] => {
  const seen = new Set<string>();
  return members.filter((m) => !seen.has(m.name) && seen.add(m.name)).map((m) => ({ href: `#${m.id}`, name: m.kind === "function" ? `${m.name}()` : m.name, brief: firstSentence(m.element) }));
};

/** What a struct is made of, described or not: whoever makes one names its fields in this order. */
function fieldsOf(element: Element, renderer: Renderer): string {
  const fields = publicMembersOf(element, renderer).filter(({ kind, element: { attributes } }) => kind === "variable" && attributes.getNamedItem("static")?.value !== "yes");
  return fields.length > 0 ? ` {\n${fields.map((field) => `  ${signature(field, renderer)};\n`).join("")}};` : "";
}

/** A class, struct or concept. */
export function typeBody(page: Page, renderer: Renderer): string {
  const element = page.compound?.element;
  if (!element) return "";
  const header = textOf(childOf(element, "includes"));
  const kind = element.parentElement ? (element.getAttribute("kind") ?? "class") : "class";
  const declaration =
    kind === "concept"
      ? constraint(renderer.inline(childOf(element, "initializer") ?? element))
      : `${templateOf(element, renderer)}${kind} <span class="name">${html`${page.name}`.text}</span>${kind === "struct" ? fieldsOf(element, renderer) : ""}`;
  const members = membersOf(element, renderer);
  const rows = rowsOf(members);
  return html`<pre class="signature" data-label="Declaration of ${page.name}"><code>${header && `#include <${header}>\n\n`}${raw(declaration)}</code></pre>
${raw(descriptionOf(element, renderer))}${rows.length > 2 && glance(rows, `Members of ${page.name}`)}${raw(membersHtml(members, renderer))}`.text;
}

/** A topic (a Doxygen group): its text, its types in a table, its functions in full. */
export function topicBody(page: Page, types: Page[], renderer: Renderer): string {
  const element = page.compound?.element;
  if (!element) return "";
  const rows = types.map((type) => ({ href: `site:${type.url}`, name: type.name, brief: briefOf(type) }));
  // A deduction guide is a help to the compiler, not to readers.
  const members = publicMembersOf(element, renderer).filter((member) => !types.some(({ name }) => name === member.name));
  return html`${raw(descriptionOf(element, renderer))}${rows.length > 0 && html`<h2 id="all-classes">Classes</h2>`}${glance(rows, `Classes of ${page.title}`)}${raw(membersHtml(members, renderer))}`.text;
}

/** The page that lists every topic. */
export function apiIndexBody(topics: { page: Page; types: Page[] }[]): string {
  const intro = html`<p class="lead">Demos are written in the words below, and in no others. Each is its <code>std::</code> counterpart that also tells the trace what it does, or asks the scheduler.</p>`;
  const sections = topics.map(({ page, types }) => {
    const title = page.compound ? html`<a href="site:${page.url}">${page.title}</a>` : page.title;
    const rows = types.map((type) => ({ href: `site:${type.url}`, name: type.name, brief: briefOf(type) }));
    const brief = page.compound && briefOf(page);
    return html`<h2>${title}</h2>${brief && html`<p>${brief}</p>`}${glance(rows, page.title)}`;
  });
  return html`${intro}${sections}${topics.length === 0 && html`<p>No header of <code>${site.namespace}/</code> is documented yet.</p>`}`.text;
}

export const briefOf = (page: Page): string => (page.compound ? firstSentence(page.compound.element) : "");

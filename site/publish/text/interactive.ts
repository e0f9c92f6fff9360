// Finishes what the writers' aliases began: players, predictions, tabs, the cards of the home page.
// Each must read well without JavaScript; the scripts of the shell and the player only add to what stands here.
import { parseHTML } from "linkedom";
import type { Demo } from "../input/demos";
import { escapeHtml, html, jsonScript, raw, type Markup } from "../markup";
import type { Catalogue, Page } from "../pages/catalogue";
import type { Problems } from "../problems";
import { Ids, slug } from "../slugs";
import { measuredTable } from "./measured";
import { spokenMinutes } from "./minutes";

export interface Surroundings {
  where: string;
  problems: Problems;
  demos: Map<string, Demo>;
  catalogue: Catalogue;
  /** What the player gets: the manifest and the addresses of module and recordings. */
  playerData(demo: Demo): unknown;
  /** The first sentences of a page. */
  teaser(url: string): string;
  /** How long each page takes, by its address. */
  minutes: ReadonlyMap<string, number>;
}

const byName = (a: string, b: string): number => a.localeCompare(b, "en");
const listed = (names: Iterable<string>): string => [...names].sort(byName).join(", ") || "none";

/** The command that does the same run in a terminal. */
export const localCommand = (demo: Demo, variant: string): string => `build/bin/${demo.manifest.name} --variant ${variant}`;

/** What a player holds before its script runs, and all there is without one. */
export function playerSkeleton(demo: Demo, variants: string[], data: unknown): Markup {
  const { name, summary, variants: all } = demo.manifest;
  const shown = variants.length > 0 ? all.filter((v) => variants.includes(v.name)) : all;
  return html`<div class="player-skeleton"><p class="player-name">${name.replace(/_/g, " ")}</p><p>${summary}</p>
<dl>${shown.map((v) => html`<dt><code>${v.name}</code></dt><dd>${v.summary}</dd>`)}</dl>
<p>Run it locally: <code>${localCommand(demo, shown[0]?.name ?? "")}</code></p>
<p class="without-scripts">With JavaScript switched on, this demo runs here, in the page.</p></div>
<script type="application/json" data-manifest>${jsonScript(data)}</script>`;
}

/** What a player gets that offers these variants and no other. */
function ofThese(names: string[], data: unknown): unknown {
  const all = data as { variants: { name: string }[]; parameters?: { for?: string[] }[] };
  return {
    ...all,
    variants: all.variants.filter(({ name }) => names.includes(name)),
    parameters: (all.parameters ?? []).filter((parameter) => !parameter.for || parameter.for.some((name) => names.includes(name))),
  };
}

function finishPlayers(root: Element, around: Surroundings): void {
  for (const player of root.querySelectorAll("demo-player")) {
    const name = player.getAttribute("demo") ?? "";
    const demo = around.demos.get(name);
    if (!demo) {
      around.problems.add(around.where, `names the demo “${name}”, which isn't there; there are: ${listed(around.demos.keys())}`);
      continue;
    }
    const compared = player.getAttribute("compare")?.split(",").map((v) => v.trim()) ?? [];
    const wanted = [...compared, player.getAttribute("variant") ?? ""].filter(Boolean);
    const known = demo.manifest.variants.map((v) => v.name);
    for (const variant of wanted.filter((v) => !known.includes(v)))
      around.problems.add(around.where, `names the variant “${variant}” of ${name}; it has: ${listed(known)}`);
    const { explorer } = demo.manifest;
    if (player.hasAttribute("board") && explorer !== true)
      around.problems.add(around.where, `opens a schedule board for ${name}, which can't be explored${typeof explorer === "string" ? `: ${explorer}` : ""}`);
    const schedule = player.getAttribute("schedule") ?? "";
    if (!/^([a-pA-P](\d*|-\d+))*$/.test(schedule))
      around.problems.add(around.where, `gives ${name} the schedule “${schedule}”: it is a letter for each thread, a for main, a capital one for its store buffer, and how often in a row, such as b5c6b`);
    // The player's own place in the page is as high as it will be.
    if (explorer === true) player.setAttribute("data-explorable", "");
    if (demo.manifest.places?.length) player.setAttribute("data-drawn", "");
    const data = around.playerData(demo);
    player.innerHTML = playerSkeleton(demo, wanted, player.hasAttribute("solo") ? ofThese(wanted, data) : data).text;
  }
}

/** Without a script: the question, its choices, and the answer folded away. */
function finishPredictions(root: Element, around: Surroundings): void {
  const keys = new Ids();
  for (const element of root.querySelectorAll("cooks-predict")) {
    const question = element.getAttribute("question") ?? "";
    const list = [...element.children].find((child) => child.tagName === "UL");
    const items = list ? [...list.children] : [];
    const right = items.findIndex((item) => item.querySelector("[data-right]"));
    if (!question || items.length < 2 || right < 0 || items.filter((item) => item.querySelector("[data-right]")).length > 1) {
      around.problems.add(around.where, `has a prediction (“${question}”) that lacks a list of two or more choices with @right in front of exactly one`);
      continue;
    }
    element.querySelectorAll("[data-right]").forEach((mark) => mark.remove());
    items.forEach((item) => (item.innerHTML = item.innerHTML.trim()));
    const answer = items[right]?.innerHTML ?? "";
    list?.remove();
    element.querySelector("[data-because]")?.remove();
    const reason = element.innerHTML.trim();
    // What the reader's choice is kept under: the question's own words, so that further predictions move nothing.
    element.setAttribute("data-key", keys.take(slug(question).slice(0, 60)));
    element.setAttribute("data-right", String(right));
    element.removeAttribute("question");
    element.innerHTML = html`<p class="predict-title">Predict</p><p class="predict-question">${question}</p>
<ol class="predict-choices">${items.map((item) => html`<li>${raw(item.innerHTML)}</li>`)}</ol>
<details><summary>Show the answer</summary><div class="predict-answer"><p>The answer: <strong>${raw(answer)}</strong></p>${raw(reason)}</div></details>`.text;
  }
}

function finishTabs(root: Element, around: Surroundings): void {
  for (const tabs of root.querySelectorAll("cooks-tabs")) {
    const sections = [...tabs.children].filter((child) => child.tagName === "SECTION");
    if (sections.length < 2) around.problems.add(around.where, `has @tabs with ${sections.length === 1 ? "one @tab" : "no @tab"}: give two or more, each closed by @endtab`);
    for (const section of sections) section.insertAdjacentHTML("afterbegin", `<p class="tab-name">${escapeHtml(section.getAttribute("data-tab") ?? "")}</p>`);
  }
}

/** The caption of @picture is an attribute until here, so that writers can end the drawing in their own lines. */
function finishPictures(root: Element, around: Surroundings): void {
  for (const figure of root.querySelectorAll("figure[data-caption]")) {
    const caption = figure.getAttribute("data-caption") ?? "";
    figure.removeAttribute("data-caption");
    const drawing = figure.querySelector("svg");
    if (!drawing) around.problems.add(around.where, `has a @picture (“${caption}”) without an <svg>`);
    drawing?.setAttribute("role", "img");
    if (!drawing?.hasAttribute("aria-label")) drawing?.setAttribute("aria-label", caption);
    figure.insertAdjacentHTML("beforeend", `<figcaption>${escapeHtml(caption)}</figcaption>`);
  }
}

function finishMeasured(root: Element, around: Surroundings): void {
  for (const slot of root.querySelectorAll("cooks-measured")) {
    const name = slot.getAttribute("demo") ?? "";
    const demo = around.demos.get(name);
    if (!demo) around.problems.add(around.where, `shows what the demo “${name}” measured, which isn't there; there are: ${listed(around.demos.keys())}`);
    slot.outerHTML = measuredTable(name, demo?.measured).text;
  }
}

const roman = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII"];

/** The chapters, part by part, each with the time that it takes. */
function finishCards(root: Element, around: Surroundings): void {
  const { chapters } = around.catalogue;
  const minutesOf = (pages: readonly Page[]): string => spokenMinutes(pages.reduce((sum, { url }) => sum + (around.minutes.get(url) ?? 0), 0));
  const card = (page: Page): Markup =>
    html`<li><p class="card-number"><span>Chapter ${page.number}</span> <span class="card-time">${minutesOf([page])}</span></p><a href="site:${page.url}">${page.title}</a><p>${around.teaser(page.url)}</p></li>`;
  const part = (title: string, i: number): Markup => {
    const pages = chapters.filter((page) => (page.part ?? "") === title);
    const count = pages.length === 1 ? "1 chapter" : `${pages.length} chapters`;
    return html`<section class="part" aria-labelledby="part-${i + 1}"><div class="heading"><h3 id="part-${i + 1}">${title && html`Part ${roman[i + 1]}: ${title}`}${title === "" && "Chapters"}</h3></div>
<p class="part-time">${count}, about ${minutesOf(pages)}</p><ul class="cards">${pages.map(card)}</ul></section>`;
  };
  for (const slot of root.querySelectorAll("cooks-chapters")) {
    const list = slot.ownerDocument.createElement("div");
    list.className = "parts";
    list.innerHTML = html`${[...new Set(chapters.map((page) => page.part ?? ""))].map(part)}`.text;
    slot.replaceWith(list);
  }
}

/** Takes and gives a page's inner HTML. */
export function finishInteractive(body: string, around: Surroundings): string {
  const { document } = parseHTML(`<!doctype html><html><body>${body}</body></html>`);
  const root = document.body as unknown as Element;
  finishPlayers(root, around);
  finishPredictions(root, around);
  finishTabs(root, around);
  finishPictures(root, around);
  finishMeasured(root, around);
  finishCards(root, around);
  return root.innerHTML;
}


// The publisher: what it makes of pages and headers, and what it refuses.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { slug } from "../../site/publish/slugs";
import { relativeTo, resolveIn } from "../../site/publish/shell/addresses";
import { minutesFor, spokenMinutes } from "../../site/publish/text/minutes";
import { arguments_ } from "./arguments";
import { buildFixture, fixtureSite, type Changes } from "./fixture-site";
import { test } from "./runner";

const page = (site: string, url: string): Document => parseHTML(readFileSync(join(site, url), "utf8")).document;
const texts = (document: Document, selector: string): string[] => [...document.querySelectorAll(selector)].map((e) => (e.textContent ?? "").replace(/\s+/g, " ").trim());

function refuses(changes: Changes, ...said: RegExp[]): void {
  let message = "";
  try {
    buildFixture(changes);
  } catch (error) {
    message = `${(error as Error).message}\n${String((error as { stderr?: unknown }).stderr ?? "")}`;
  }
  for (const pattern of said) assert.match(message, pattern);
}

const chapter = (text: string): Changes => ({ files: { "pages/07-more.md": `# More {#more}\n\n@lead{x}\n\n## Of it {#tally_more}\n\n${text}\n` } });

/** The fixture's manifest, saying whether it can be explored. */
function explorableTally(explorer: boolean | string): string {
  const manifest = JSON.parse(readFileSync(join(arguments_.root, "tests/site/fixture/demos/tally/manifest.json"), "utf8")) as object;
  return JSON.stringify({ ...manifest, explorer });
}

test("chapters are numbered in the order of their files", "a reader gets chapters in the wrong order or with a wrong count", () => {
  const site = fixtureSite();
  assert.match(texts(page(site, "tally.html"), ".kicker")[0] ?? "", /^Chapter 1 of 2 · \d+ min$/);
  assert.match(texts(page(site, "more.html"), ".kicker")[0] ?? "", /^Chapter 2 of 2/);
  assert.deepEqual(texts(page(site, "index.html"), "#sidebar .chapters li"), ["1 Counting together", "2 More"]);
  assert.deepEqual(texts(page(site, "index.html"), ".cards a"), ["Counting together", "More"]);
  assert.deepEqual(texts(page(site, "index.html"), ".part h3"), ["Part I: The kitchen and the machine", "Part II: Threads"]);
  assert.match(texts(page(site, "index.html"), ".part-time")[0] ?? "", /^1 chapter, about \d+ min$/);
  assert.equal(page(site, "tally.html").querySelector("[rel=next]")?.getAttribute("href"), "more.html");
  assert.equal(page(site, "tally.html").querySelector("[rel=prev]")?.getAttribute("href"), "index.html");
});

test("a chapter's time counts what there is to do, not only to read", "a reader sits down for five minutes and needs half an hour", () => {
  const reading = minutesFor(`<p>${"word ".repeat(1000)}</p><pre>${"code ".repeat(1000)}</pre>`);
  assert.equal(reading, 5);
  assert.equal(minutesFor(`<p>${"word ".repeat(1000)}</p><demo-player></demo-player><div class="exercise"></div>`), reading + 9);
  assert.equal(minutesFor(""), 1);
  assert.deepEqual([1, 59, 60, 76, 119].map(spokenMinutes), ["1 min", "59 min", "1 h", "1 h 15 min", "2 h"]);
});

test("headings begin at h1 and skip no level", "a screen reader's list of headings has holes", () => {
  const site = fixtureSite();
  for (const url of readdirSync(site).filter((file) => file.endsWith(".html"))) {
    const levels = [...page(site, url).querySelectorAll("h1,h2,h3,h4")].map((h) => Number(h.tagName[1]));
    assert.equal(levels.filter((level) => level === 1).length, 1, `${url} has one h1`);
    levels.reduce((before, level) => (assert.ok(level <= before + 1, `${url}: h${level} after h${before}`), level), 0);
  }
});

test("ids are readable and unique", "links to sections read like noise, or lead to the wrong section", () => {
  const ids = [...page(fixtureSite(), "tally.html").querySelectorAll("h2")].map((h) => h.id);
  assert.deepEqual(ids, ["the-code", "the-code-2"]);
  assert.equal(page(fixtureSite(), "more.html").querySelector("h2")?.id, "tally-more");
});

test("references lead to pages, sections and the API", "a reader follows a link into nowhere", () => {
  const links = [...page(fixtureSite(), "tally.html").querySelectorAll("article p a")].map((a) => a.getAttribute("href"));
  for (const wanted of ["more.html#tally-more", "more.html", "api/pot.html", "api/pot.html#stir"]) assert.ok(links.includes(wanted), `${wanted} among ${links.join(" ")}`);
});

test("a player's place holds manifest, addresses and a text for readers without scripts", "the player finds no manifest, or a page without scripts shows a hole", () => {
  const player = page(fixtureSite(), "tally.html").querySelector("demo-player");
  assert.equal(player?.getAttribute("variant"), "safe");
  const data = JSON.parse(player?.querySelector("script[data-manifest]")?.textContent ?? "") as { name: string; module: string; recordings: Record<string, string>; variants: { summary: string }[] };
  assert.equal(data.name, "tally");
  assert.match(data.module, /^demos\/tally-[0-9a-f]{8}\/tally\.js$/);
  assert.ok(existsSync(join(fixtureSite(), data.module)) && existsSync(join(fixtureSite(), data.recordings.safe ?? "")));
  assert.equal(data.variants[1]?.summary, "A lock </script>");
  assert.match(player?.textContent ?? "", /Two cooks count[\s\S]*build\/bin\/tally --variant safe/);
});

test("what a Python twin measured stands beside what is claimed", "the page shows claims as if they had been measured, or somebody else's numbers", () => {
  const told = JSON.stringify({ by: "CPython 3.11.7", on: "a <toaster>", rows: [{ what: "Ten <numbers>", claimed: 3.84, measured: 3.316 }, { what: "Waits", measured: 0.1 }] });
  const measured = page(buildFixture({ files: { ...chapter("@measured{tally}").files, "demos/tally/python.json": told } }), "more.html");
  assert.deepEqual(texts(measured, "tbody td"), ["Ten <numbers>", "3.84 s", "3.32 s", "Waits", "", "0.10 s"]);
  assert.match(texts(measured, "article")[0] ?? "", /Measured by CPython 3\.11\.7, on a <toaster>/);
  const nothing = page(buildFixture(chapter("@measured{tally}")), "more.html");
  assert.match(texts(nothing, "article")[0] ?? "", /No Python was at hand.*python3 demos\/tally\/tally\.py --measure/);
  refuses(chapter("@measured{nowhere}"), /07-more\.md.*“nowhere”.*tally/);
  refuses({ files: { "demos/tally/python.json": '{"by":"x"}' } }, /python\.json must have/);
});

test("a demo that can be explored brings its sources, line by line", "the schedule board shows no source, or another one", () => {
  const site = buildFixture({ files: { ...chapter("@board{tally,safe,b2c}").files, "demos/tally/manifest.json": explorableTally(true) } });
  const player = page(site, "more.html").querySelector("demo-player");
  assert.deepEqual([player?.hasAttribute("board"), player?.getAttribute("schedule"), player?.getAttribute("variant")], [true, "b2c", "safe"]);
  const data = JSON.parse(player?.querySelector("script[data-manifest]")?.textContent ?? "") as { sources: string; explorerModule?: string };
  assert.match(data.sources, /^demos\/tally-[0-9a-f]{8}\/sources\.json$/);
  assert.equal(data.explorerModule, undefined, "nothing is promised that wasn't built");
  const files = JSON.parse(readFileSync(join(site, data.sources), "utf8")) as Record<string, (string | [string, string])[][]>;
  const text = (files["tally.cpp"] ?? []).map((line) => line.map((piece) => (typeof piece === "string" ? piece : piece[1])).join("")).join("\n");
  assert.equal(`${text}\n`, readFileSync(join(arguments_.root, "tests/site/fixture/demos/tally/tally.cpp"), "utf8"));
});

test("a repair is a board of one variant alone, with that variant's choices", "an exercise offers four other exercises", () => {
  const manifest = JSON.parse(explorableTally(true)) as object;
  const choice = (name: string, only: string): object => ({ name, type: "choice", choices: ["few", "many"], default: "few", where: ["terminal", "page", "explorer"], for: [only] });
  const more = { ...manifest, parameters: [choice("spoons", "safe"), choice("forks", "unsafe")] };
  const site = buildFixture({ files: { ...chapter("@repair{tally,safe}").files, "demos/tally/manifest.json": JSON.stringify(more) } });
  const player = page(site, "more.html").querySelector("demo-player");
  assert.equal(player?.hasAttribute("board"), true);
  const data = JSON.parse(player?.querySelector("script[data-manifest]")?.textContent ?? "") as { variants: { name: string }[]; parameters: { name: string }[] };
  assert.deepEqual(data.variants.map(({ name }) => name), ["safe"]);
  const names = data.parameters.map(({ name }) => name);
  assert.ok(names.includes("spoons") && !names.includes("forks"), names.join());
});

test("code is highlighted, numbered, linked and at the margin", "listings are hard to read", () => {
  const document = page(fixtureSite(), "tally.html");
  const numbered = document.querySelector(".numbered");
  assert.deepEqual([...(numbered?.querySelectorAll(".n") ?? [])].map((n) => n.getAttribute("data-n")), ["2", "3", "4"]);
  assert.equal(numbered?.querySelector("code")?.textContent, "cooks::pot pot;\n\npot.stir();");
  assert.equal(numbered?.querySelector("a")?.textContent, "cooks::pot");
  assert.ok([...document.querySelectorAll("pre")].some((pre) => pre.querySelector(".hljs-keyword")?.textContent === "def"), "Python has colours");
});

test("tables, notes, diagrams and pictures say what they are", "readers of assistive technology lose tables, notes or pictures", () => {
  const document = page(fixtureSite(), "tally.html");
  assert.deepEqual(texts(document, "thead th[scope=col]").slice(0, 2), ["Who", "Adds"]);
  assert.deepEqual([...document.querySelectorAll(".box[role=note]")].map((box) => box.getAttribute("aria-label")), ["Note", "Warning", "What must hold"]);
  for (const label of ["Two cooks and a tally", "Two cooks copy one tally"]) assert.ok(document.querySelector(`svg[role=img][aria-label="${label}"]`), label);
  const dot = document.querySelector('svg[aria-label="Two cooks and a tally"]')?.outerHTML ?? "";
  assert.ok(dot.includes("currentColor") && !dot.includes("black") && !/style=/.test(dot));
});

test("an API page says everything once", "readers of the reference read each sentence twice, or miss overloads", () => {
  const document = page(fixtureSite(), "api/pot.html");
  const prose = texts(document, "article > p, .member > p").join(" ");
  assert.equal(prose.split("Holds soup.").length, 2);
  assert.equal(prose.split("stir() stirs once.").length, 2);
  assert.deepEqual([...document.querySelectorAll(".member h3")].map((h) => h.id), ["pot", "stir", "stir-2", "operator-plus-assign"]);
  assert.match(texts(document, ".signature")[2] ?? "", /^int stir\(int times = 1\)$/);
  assert.ok(existsSync(join(fixtureSite(), "api/pot-topic.html")), "a topic gives way to a class of its name");
});

test("a struct shows all that it is made of", "readers can't fill in what the reference hides", () => {
  const document = page(fixtureSite(), "api/recipe.html");
  assert.match(texts(document, ".signature")[0] ?? "", /struct recipe \{ int minutes = 5; int cooks\{\}; \};$/);
  assert.deepEqual(texts(document, ".member h3"), ["cooks"], "only what something is said of has a section");
});

test("every page has a strict policy, a description and no inline script", "an injected script runs, or search engines show nothing", () => {
  const site = fixtureSite();
  for (const url of ["index.html", "tally.html", "api/index.html", "api/pot.html", "embed.html"]) {
    const document = page(site, url);
    assert.match(document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content") ?? "", /default-src 'none'.*base-uri 'none'/);
    assert.ok((document.querySelector("meta[name=description]")?.getAttribute("content") ?? "").length > 5, url);
    assert.ok([...document.querySelectorAll("script")].every((s) => s.hasAttribute("src") || s.getAttribute("type") === "application/json"), url);
    assert.equal(document.querySelectorAll("style,[style],[onclick]").length, 0, url);
    assert.ok(document.querySelector("#cooks-site"), url);
  }
});

test("hosts get their files", "GitHub Pages hides folders, hosts send no headers, crawlers find no pages", () => {
  const site = buildFixture({ baseUrl: "https://example.org/cooks/" });
  assert.ok(existsSync(join(site, ".nojekyll")));
  assert.match(readFileSync(join(site, "_headers"), "utf8"), /Cross-Origin-Embedder-Policy: require-corp/);
  assert.match(readFileSync(join(site, "sitemap.xml"), "utf8"), /<loc>https:\/\/example\.org\/cooks\/tally\.html<\/loc>/);
  assert.equal(page(site, "tally.html").querySelector("link[rel=canonical]")?.getAttribute("href"), "https://example.org/cooks/tally.html");
});

test("a broken link fails the build", "readers find it first", () => {
  refuses(chapter("[away](nowhere.html)"), /more\.html: links to nowhere\.html, but there is no nowhere\.html/);
  refuses(chapter("[away](tally.html#nothing)"), /links to tally\.html#nothing, but tally\.html has no “nothing”/);
  refuses(chapter("[away](#nothing)"), /nothing/);
  refuses(chapter("[away](09-none.md)"), /07-more\.md: links to 09-none\.md|unable to resolve|09-none/);
  refuses(chapter("@ref nowhere_at_all"), /nowhere_at_all/);
  refuses(chapter('@htmlonly <img src="https://example.org/a.png" alt=""> @endhtmlonly'), /nothing may come from another host/);
});

test("an unknown demo, variant or snippet fails the build", "a chapter shows a hole where its demo should be", () => {
  refuses(chapter("@demo{nonesuch}"), /07-more\.md: names the demo “nonesuch”, which isn't there; there are: tally/);
  refuses(chapter("@demo{tally,quick}"), /names the variant “quick” of tally; it has: safe, unsafe/);
  refuses(chapter("\\snippet tally/tally.cpp nothing"), /nothing/);
});

test("a board of a demo that can't be explored, or a schedule that is none, fails the build", "a chapter opens a board that isn't there", () => {
  refuses(chapter("@board{tally,safe}"), /07-more\.md: opens a schedule board for tally, which can't be explored/);
  const files = { "demos/tally/manifest.json": explorableTally(true) };
  refuses({ files: { ...files, ...chapter("@board{tally,safe,2b}").files } }, /gives tally the schedule “2b”/);
  refuses({ files: { ...chapter("@board{tally,safe}").files, "demos/tally/manifest.json": explorableTally("It asks a server.") } }, /can't be explored: It asks a server\./);
});

test("half-written constructs fail the build, all problems at once", "a writer mends one mistake a build", () => {
  refuses(
    chapter('@predict{Well?}\n- one\n- two\n\n@because\nx\n@endpredict\n\n\\dot\ndigraph { a }\n\\enddot\n\n@picture{Nothing}\n@endpicture\n'),
    /3 problems/, /@right in front of exactly one/, /diagram without a caption/, /without an <svg>/,
  );
});

test("a page may be written from tomorrow on", "adding a chapter needs more than a file", () => {
  const site = buildFixture({ files: { "pages/05-between.md": "# Between {#between}\n\nText.\n" } });
  assert.deepEqual(texts(page(site, "index.html"), "#sidebar .chapters li"), ["1 Counting together", "2 Between", "3 More"]);
});

test("slugs and relative addresses", "ids and links come out wrong", () => {
  assert.equal(slug("Which tool, when?"), "which-tool-when");
  assert.equal(slug("operator+="), "operator-plus-assign");
  assert.equal(slug("C++ and Python"), "cpp-and-python");
  assert.equal(relativeTo("api/mutex.html", "threads.html#x"), "../threads.html#x");
  assert.equal(relativeTo("api/mutex.html", "api/lock.html"), "lock.html");
  assert.equal(relativeTo("threads.html", ""), "");
  assert.deepEqual(resolveIn("api/a.html", "../b.html?c=1#d"), { path: "b.html", fragment: "d" });
  assert.equal(resolveIn("a.html", "../../x.html"), undefined);
});

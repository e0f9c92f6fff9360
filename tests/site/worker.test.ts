// The service worker's and the search's pure parts.
import assert from "node:assert/strict";
import { marked, search, excerpt, type Entry } from "../../site/theme/shell/search-ranking";
import { pageFor, readOrder, slowResponse } from "../../site/worker/slow";
import { test } from "./runner";

test("slow addresses are read strictly", "a mistyped demo waits for ever instead of saying why", async () => {
  assert.deepEqual(readOrder("2/soup"), { seconds: 2, name: "soup" });
  assert.deepEqual(readOrder("0.25/a.b-c_1"), { seconds: 0.25, name: "a.b-c_1" });
  for (const bad of ["", "2", "2/", "x/soup", "-1/soup", "61/soup", "1e9/soup", "2/so%20up", "2/%E0%A4%A", "2/a/b", `2/${"x".repeat(65)}`]) {
    assert.equal(typeof readOrder(bad), "string", bad);
    const response = await slowResponse(bad, () => Promise.resolve());
    assert.equal(response.status, 400);
    assert.equal(typeof ((await response.json()) as { error: unknown }).error, "string");
  }
});

test("slow pages wait as told and differ by name", "the combined report shows three equal sites", async () => {
  let waited = 0;
  const response = await slowResponse("1.5/soup", (ms) => ((waited = ms), Promise.resolve()));
  assert.equal(waited, 1500);
  assert.match(await response.text(), /<title>The menu of soup<\/title>/);
  assert.equal(pageFor("a"), pageFor("a"));
  assert.notEqual(pageFor("a").length, pageFor("b").length);
  assert.ok(pageFor("a").length > 1000 && pageFor("a").length < 8000);
});

const entries: Entry[] = [
  { u: "a.html", t: "Shared data and races", h: "", x: "Two cooks reach for the salt.", k: "chapter" },
  { u: "a.html#fix", t: "Shared data and races", h: "The mutex", x: "A lock around each update.", k: "chapter" },
  { u: "api/mutex.html", t: "cooks::mutex", h: "", x: "Lets one thread in.", k: "api" },
  { u: "api/mutex.html#lock", t: "cooks::mutex", h: "lock", x: "Waits until free, see mutex.", k: "api" },
];

test("search finds every word and puts titles first", "readers don't find what is there", () => {
  assert.deepEqual(search(entries, "mutex").map((hit) => hit.entry.u).slice(0, 2).sort(), ["a.html#fix", "api/mutex.html"]);
  assert.deepEqual(search(entries, "salt cooks").map((hit) => hit.entry.u), ["a.html"]);
  assert.deepEqual(search(entries, "cooks::mutex lock")[0]?.entry.u, "api/mutex.html#lock");
  assert.deepEqual(search(entries, "  "), []);
  assert.deepEqual(search(entries, "mutex zebra"), []);
  assert.deepEqual(marked("A lock.", "lo"), [{ text: "A ", hit: false }, { text: "lo", hit: true }, { text: "ck.", hit: false }]);
  assert.match(excerpt(`${"word ".repeat(60)}salt ${"word ".repeat(60)}`, "salt"), /^… .*salt.* …$/);
});

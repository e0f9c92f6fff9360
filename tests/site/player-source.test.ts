// A program's text as a parameter: handed over as it stands, a file in a terminal, its faults told at its field.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localCommands, runArguments } from "../../site/player/command-lines";
import { complaint, complaintsOfProgram, controlsOf, initialEntries, typedEntries } from "../../site/player/manifest";
import type { Manifest } from "../../site/player/manifest";
import type { RunDocument } from "../../site/player/run-document";
import { axe, press, runBy, state, withPlayer } from "./player-page";
import { test } from "./runner";

const manifest: Manifest = {
  name: "recipe",
  summary: "",
  variants: [{ name: "plain", summary: "" }, { name: "quick", summary: "" }],
  parameters: [{ name: "program", type: "source", default: "cut onions\nheat pan\n" }, { name: "portions", type: "integer", default: 2 }],
};
const controls = controlsOf(manifest);
const initial = initialEntries(controls);
const commands = (program: string, variants = ["plain"]): string[] => localCommands(manifest, controls, variants, { ...initial, program });

test("source: a run is handed the very text, with its last line ended", "a program loses its indentation, or its emptiness", () => {
  const handed = (program: string): string | undefined => runArguments(controls, "plain", { ...initial, program })[3];
  assert.equal(handed("  a\n\n\tb \n"), "  a\n\n\tb \n");
  assert.equal(handed("a\nb"), "a\nb\n");
  assert.equal(handed(""), "", "an emptied field is an empty program, not the default");
  assert.deepEqual(typedEntries(controls, { ...initial, program: " x" }), { program: " x\n", portions: 2 });
  assert.equal(complaint(controls[0]!, "anything"), "", "only the program itself can tell");
});

test("source: unchanged it is left out of the local line, changed it is a file", "the copied commands do another run", () => {
  assert.deepEqual(commands("cut onions\nheat pan\n"), ["build/bin/recipe --variant plain"]);
  assert.deepEqual(commands("cut onions\nheat pan"), ["build/bin/recipe --variant plain"], "the last line's end is no change");
  assert.deepEqual(commands("cut onions\n", ["plain", "quick"]), [
    "cat > program.txt <<'END'\ncut onions\nEND", "build/bin/recipe --variant plain --program program.txt", "build/bin/recipe --variant quick --program program.txt",
  ], "one file for all runs");
});

test("source: a shell that is given the commands makes the same text", "quotes, dollars or the word END break the file", () => {
  const folder = mkdtempSync(join(tmpdir(), "cooks-source-"));
  try {
    for (const text of ["a\n", "  $HOME `ls` \\n \"x\" 'y'\n\n", "END\nEND_2\nlast\n", "söt\tπ\n", ""]) {
      const [file = ""] = commands(text);
      execFileSync("sh", ["-c", file], { cwd: folder });
      assert.equal(readFileSync(join(folder, "program.txt"), "utf8"), text);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("source: what the program complains of is told at the field that it speaks of", "a fault in line 3 is shown nowhere", () => {
  assert.deepEqual(complaintsOfProgram(controls, "--program: line 3: nobody knows how to fry."), { program: "line 3: nobody knows how to fry." });
  assert.deepEqual(complaintsOfProgram(controls, "Line 3 of --program is empty."), { program: "Line 3 of --program is empty." });
  assert.deepEqual(complaintsOfProgram(controls, "--programs: unknown."), {});
  assert.deepEqual(complaintsOfProgram(controls, "--portions: too many."), {}, "not a source");
});

for (const [width, theme] of [[1000, "light"], [390, "dark"]] as const) {
  test(`source: a text area takes, keeps and hands over the program, and shows its faults, at ${width}, ${theme}`, "programs can't be written in a page", () =>
    withPlayer("demo=recipe", async (player, { page, complaints }) => {
      const field = player.getByLabel("program", { exact: true });
      assert.equal(await field.inputValue(), "cut onions\nheat pan\n");
      const lines = player.locator("local-command code");
      assert.deepEqual(await lines.allTextContents(), ["build/bin/recipe --variant recorded"]);

      await field.fill("cut onions\n  oops\n");
      await press(player, "Run");
      await player.getByText("line 2: nobody knows how to oops.").waitFor();
      assert.equal(await field.getAttribute("aria-invalid"), "true");
      await state(player).getByText("a fault in the program").waitFor();
      assert.equal(await player.locator(".notice").count(), 0, "it stands at the field alone");
      assert.deepEqual(await axe(page), []);

      await field.fill("cut 'em\n\n  heat pan");
      assert.equal(await field.getAttribute("aria-invalid"), null, "gone with the fault");
      await field.press("Control+Enter");
      await state(player).getByText("finished").waitFor();
      const documents = await player.evaluate((element) => (element as unknown as { documents: RunDocument[] }).documents);
      assert.equal(documents[0]?.results["program"], "cut 'em\n\n  heat pan\n");
      assert.deepEqual(await lines.allTextContents(), ["cat > program.txt <<'END'", "cut 'em", "", "  heat pan", "END", "build/bin/recipe --variant recorded --program program.txt"]);
      assert.deepEqual(await axe(page), []);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px wider than the window`);

      await page.reload();
      assert.equal(await field.inputValue(), "cut 'em\n\n  heat pan", "kept from visit to visit");
      const refused = await runBy(player, { parameters: { program: "oops" } });
      assert.deepEqual([refused.verdict, refused.checks, refused.lanes], ["error", [], 0], "a document as whole as any");
      assert.deepEqual(complaints, []);
    }, { width, theme, serviceWorkers: "allow" }));
}

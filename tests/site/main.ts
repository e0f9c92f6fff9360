// The site tests' command line. Every *.test file beside this one is picked up; none is listed.
//   node build/tools/site-tests/main.mjs [--only TEXT] [--verbose] [--long] [--shots DIR]
import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { arguments_ } from "./arguments";
import { runTests } from "./runner";
import { takeShots } from "./shots";

if (arguments_.shots) {
  await takeShots(arguments_.shots);
} else {
  const here = dirname(fileURLToPath(import.meta.url));
  for (const file of readdirSync(here).filter((name) => name.endsWith(".test.mjs")).sort()) await import(pathToFileURL(`${here}/${file}`).href);
  process.exitCode = (await runTests(arguments_)) > 0 ? 1 : 0;
}
// A browser or a server that hangs must not hold the build.
process.exit();

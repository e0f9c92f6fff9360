// The command line of the modules' tests:  node build/tools/module-tests/main.mjs [--only TEXT] [--verbose]
import { arguments_ } from "../site/arguments";
import { runTests } from "../site/runner";
import "./modules";

process.exitCode = (await runTests(arguments_)) > 0 ? 1 : 0;
process.exit();

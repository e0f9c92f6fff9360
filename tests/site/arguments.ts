// What the tests were asked to do and where things are. Paths default to the build's own, from the repository's root.
import { resolve } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    site: { type: "string", default: "build/site" },
    bundles: { type: "string", default: "build/player" },
    root: { type: "string", default: "." },
    only: { type: "string", default: "" },
    shots: { type: "string", default: "" },
    verbose: { type: "boolean", default: false },
    long: { type: "boolean", default: false },
  },
});

export const arguments_ = {
  root: resolve(values.root ?? "."),
  site: resolve(values.site ?? ""),
  bundles: resolve(values.bundles ?? ""),
  only: values.only ?? "",
  shots: values.shots ?? "",
  verbose: values.verbose ?? false,
  long: values.long ?? false,
};

// The publisher's command line: turns Doxygen's XML and the bundles into the finished site.
import { parseArgs } from "node:util";
import { PublishError } from "./problems";
import { publish, type Options } from "./publish";

const usage = `usage: publish --xml DIR --pages DIR --demos DIR --sources DIR --bundles DIR --icon FILE --out DIR [--base-url URL]
  --xml       Doxygen's xml folder
  --pages     the Markdown's folder (images are looked for there)
  --demos     the folder with one folder per demo (manifest.json, module/, recordings/)
  --sources   the folder with one folder per demo (its C++)
  --bundles   what esbuild made
  --icon      the site's icon, an SVG
  --out       where the site goes; emptied first
  --base-url  where the site will live, for sitemap and canonical links`;

function readOptions(): Options {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { xml: text, pages: text, demos: text, sources: text, bundles: text, icon: text, out: text, "base-url": text } });
  const required = (name: "xml" | "pages" | "demos" | "sources" | "bundles" | "icon" | "out"): string => {
    const value = values[name];
    if (!value) throw new TypeError(`--${name} is missing`);
    return value;
  };
  const base = values["base-url"] ?? "";
  if (base && !/^https?:\/\//.test(base)) throw new TypeError(`--base-url ${base}: expected an address that begins with https://`);
  return {
    xml: required("xml"), pages: required("pages"), demos: required("demos"), sources: required("sources"),
    bundles: required("bundles"), icon: required("icon"), out: required("out"),
    baseUrl: base && !base.endsWith("/") ? `${base}/` : base,
  };
}

try {
  const { pages, files } = publish(readOptions());
  console.log(`site: ${pages} pages, ${files} files`);
} catch (error) {
  if (error instanceof PublishError) console.error(`publish: ${error.message}`);
  else if (error instanceof TypeError && /--|option/.test(error.message)) console.error(`publish: ${error.message}\n${usage}`);
  else throw error;
  process.exitCode = 1;
}

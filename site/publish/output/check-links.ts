// Walks the finished site as a browser would: every link, fragment and asset must exist. Knows nothing of how it was made.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { parseHTML } from "linkedom";
import type { Problems } from "../problems";
import { resolveIn } from "../shell/addresses";

const linkAttributes: [selector: string, attribute: string][] = [
  ["a[href]", "href"],
  ["link[href]:not([rel=canonical])", "href"],
  ["script[src]", "src"],
  ["img[src]", "src"],
  ["iframe[src]", "src"],
];

export function filesUnder(folder: string): string[] {
  const walk = (path: string): string[] => readdirSync(path).sort().flatMap((name) => (statSync(join(path, name)).isDirectory() ? walk(join(path, name)) : [join(path, name)]));
  return existsSync(folder) ? walk(folder).map((path) => relative(folder, path).split("\\").join("/")) : [];
}

interface Parsed {
  links: { to: string; resource: boolean }[];
  ids: string[];
}

function parsePage(text: string): Parsed {
  const { document } = parseHTML(text);
  const links = linkAttributes.flatMap(([selector, attribute]) =>
    [...document.querySelectorAll(selector)].map((element) => ({ to: element.getAttribute(attribute) ?? "", resource: element.nodeName !== "A" })),
  );
  return { links, ids: [...document.querySelectorAll("[id]")].map((element) => element.id) };
}

export function checkLinks(out: string, problems: Problems): void {
  const files = new Set(filesUnder(out));
  const pages = new Map([...files].filter((file) => file.endsWith(".html")).map((file) => [file, parsePage(readFileSync(join(out, file), "utf8"))]));
  for (const [page, { links, ids }] of pages) {
    const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
    for (const id of new Set(twice)) problems.add(page, `has two elements with the id “${id}”`);
    for (const { to, resource } of links) {
      if (to === "") problems.add(page, "has a link that leads nowhere");
      else if (/^[a-z][a-z+.-]*:/i.test(to)) {
        if (resource) {
          if (!to.startsWith("data:")) problems.add(page, `loads ${to}: nothing may come from another host`);
        } else if (!/^(https?|mailto):/i.test(to)) problems.add(page, `links to ${to}, which no browser follows`);
      } else checkInside(page, to);
    }
  }

  function checkInside(page: string, to: string): void {
    const target = resolveIn(page, to);
    if (!target) return problems.add(page, `links to ${to}, which is outside of the site`);
    const file = target.path === "" || target.path.endsWith("/") ? `${target.path}index.html` : target.path;
    if (!files.has(file)) return problems.add(page, `links to ${to}, but there is no ${file}`);
    if (target.fragment && pages.has(file) && !pages.get(file)?.ids.includes(target.fragment))
      problems.add(page, `links to ${to}, but ${file} has no “${target.fragment}”`);
  }
}

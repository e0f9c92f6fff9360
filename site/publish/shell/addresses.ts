// Arithmetic on addresses from the site's root.

/** How `from` (a page) says `to`: relativeTo("api/mutex.html", "threads.html#x") is "../threads.html#x". */
export function relativeTo(from: string, to: string): string {
  const up = "../".repeat(from.split("/").length - 1);
  const folder = from.slice(0, from.lastIndexOf("/") + 1);
  const [path = "", hash] = to.split("#");
  if (path === from && hash !== undefined) return `#${hash}`;
  return folder && to.startsWith(folder) ? to.slice(folder.length) : up + to;
}

/** The address that `link` in `page` means, without query and fragment; undefined if it leads out of the site. */
export function resolveIn(page: string, link: string): { path: string; fragment: string } | undefined {
  const base = new URL(page, "http://site.invalid/a/b/c/d/");
  const target = new URL(link, base);
  const root = "/a/b/c/d/";
  if (target.origin !== base.origin || !target.pathname.startsWith(root)) return undefined;
  return { path: decodeURIComponent(target.pathname.slice(root.length)), fragment: decodeURIComponent(target.hash.slice(1)) };
}

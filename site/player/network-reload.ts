// network-reload: the one reload that gives a page its service worker. Demos that make HTTP requests are
// answered by it, and after a hard reload none controls the page. A mark in this tab's session keeps the
// reload from becoming a loop, and says which demo was to run. Knows the session, no demo.

const key = "cooks-reloaded-to-run";

/** Reloads, once, to run that demo afterwards. False if that has been tried, or can't be. */
export function reloadToRun(demo: string): boolean {
  try {
    if (sessionStorage.getItem(key) !== null) return false;
    sessionStorage.setItem(key, demo);
  } catch {
    return false;
  }
  location.reload();
  return true;
}

/** Whether the page was reloaded to run this demo; asks once, and only if it helped. */
export function wasReloadedToRun(demo: string): boolean {
  try {
    if (sessionStorage.getItem(key) !== demo || !navigator.serviceWorker?.controller) return false;
    sessionStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

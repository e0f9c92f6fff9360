// Registers the service worker, and reloads the page once if that makes it cross-origin isolated.
// A page loaded without isolation headers can't gain them: the reload fetches it again through the service worker.
import { rootUrl, siteFacts } from "./site";

const mark = "cooks:reloaded";

/** True if the page is on its way out; false if it has been reloaded before, so that there is never a loop. */
export function reloadOnce(): boolean {
  try {
    if (sessionStorage.getItem(mark)) return false;
    sessionStorage.setItem(mark, "1");
  } catch {
    return false; // without a memory a reload could loop
  }
  location.reload();
  return true;
}

/** The page is as it should be: a later hard reload (which goes around the service worker) may reload once more. */
function forgetReload(): void {
  try {
    sessionStorage.removeItem(mark);
  } catch {
    // Nothing was kept either.
  }
}

export async function startIsolation(): Promise<void> {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!container || !siteFacts.serviceWorker) return; // insecure context, or a browser without
  if (crossOriginIsolated && container.controller) forgetReload();
  try {
    // "none": a new build's worker is found at the next navigation even if the host lets sw.js be cached.
    await container.register(new URL(siteFacts.serviceWorker, rootUrl), { scope: rootUrl.pathname, updateViaCache: "none" });
    await container.ready;
  } catch {
    return; // storage forbidden: the players say what that means
  }
  if (crossOriginIsolated) return;
  // In a frame only the outer page can isolate; a reload would be for nothing.
  if (window === window.top) reloadOnce();
}

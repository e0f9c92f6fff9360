// site-facts: what the page says of the site it is part of (its script element "cooks-site"), and what this
// browser lets a page do here. Knows the page's address and browser; no demo.

interface SiteFacts {
  /** Path from the page to the site's root: "" or ending in "/". */
  readonly root: string;
  /** The host worker's path from the root. */
  readonly hostWorker: string;
  /** The explorer's worker's path from the root. */
  readonly explorerWorker: string;
}

function read(): SiteFacts {
  const text = document.getElementById("cooks-site")?.textContent ?? "{}";
  return { root: "", hostWorker: "", explorerWorker: "", ...(JSON.parse(text) as Partial<SiteFacts>) };
}

/** The site's root, absolute, ending in "/". */
export const siteRoot = (): string => new URL(read().root || ".", document.baseURI).href;

export const fromRoot = (path: string): string => new URL(path, siteRoot()).href;

export const hostWorkerAddress = (): string => fromRoot(read().hostWorker);

export const explorerWorkerAddress = (): string => fromRoot(read().explorerWorker);

/** Why this page can have no threads; "" if it can. */
export function whyNoThreads(): string {
  if (crossOriginIsolated && typeof SharedArrayBuffer === "function") return "";
  if (location.protocol === "file:") return "A page opened from a file gets no threads: serve the folder over HTTP.";
  if (!isSecureContext) {
    return "Threads need shared memory, which browsers give only to pages served over https or from localhost.";
  }
  if (window.top !== window) {
    return "Threads need shared memory, which this browser withholds because the page around this one isn't isolated (it lacks the COOP and COEP headers).";
  }
  if (!("serviceWorker" in navigator)) {
    return "Threads need shared memory. The server doesn't isolate this page, and this window (a private one, perhaps) allows no service worker to do it.";
  }
  return "Threads need shared memory, which this browser withholds because nothing isolates this page: the server sends no such headers, and no service worker controls it yet.";
}

/** How long to wait, in ms: for a worker that is being installed (it fetches the site's pages), for one that may yet be registered, for one to claim this page. */
const patience = { installing: 20_000, unregistered: 3000, installed: 1500 };

/** Waits for a service worker that is about to take over; false if none does. */
export async function isControlled(): Promise<boolean> {
  const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  let stage: keyof typeof patience = "unregistered";
  let since = performance.now();
  while (workers && !workers.controller) {
    const registration = await workers.getRegistration().catch(() => undefined);
    const now = registration?.installing || registration?.waiting ? "installing" : registration ? "installed" : "unregistered";
    if (now !== stage) since = performance.now(); // each stage has its own time, however long the one before took
    stage = now;
    if (performance.now() - since > patience[stage]) return false;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return Boolean(workers?.controller);
}

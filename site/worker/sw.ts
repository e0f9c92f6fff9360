// The service worker: makes every page cross-origin isolated, keeps the site for offline, and answers slowly on demand.
// publish puts `self.cooksBuild = {build, entries}` before this script, so a new build is a new worker.
//
// Pages and assets of one build stay together: each build has a cache of its own, and assets carry hashes. A new worker
// takes over at once, so its pages arrive at the next navigation; a page of the build before finds its assets in that
// build's cache, which is kept until yet another build comes.
import { PrecacheController, PrecacheRoute } from "workbox-precaching";
import { registerRoute, setCatchHandler, setDefaultHandler } from "workbox-routing";
import { isolated } from "./isolated";
import { pricesResponse } from "./prices";
import { slowResponse } from "./slow";

declare const self: ServiceWorkerGlobalScope & { cooksBuild: { build: string; entries: { url: string; revision: string | null }[] } };

const prefix = `many-cooks ${self.registration.scope} `;
const cacheOf = (what: "pages" | "modules"): string => `${prefix}${self.cooksBuild.build} ${what}`;
const scope = new URL(self.registration.scope);

/** What follows the site's root in an address; undefined for addresses outside of it. */
const inside = (url: URL): string | undefined =>
  url.origin === scope.origin && url.pathname.startsWith(scope.pathname) ? url.pathname.slice(scope.pathname.length) : undefined;

const precache = new PrecacheController({
  cacheName: cacheOf("pages"),
  plugins: [{ handlerWillRespond: ({ response }) => Promise.resolve(isolated(response)) }],
});
precache.addToCacheList(self.cooksBuild.entries);

self.addEventListener("install", (event) => {
  precache.install(event);
  void self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  precache.activate(event);
  event.waitUntil(forgetOldBuilds());
  // Not awaited: Firefox asks every worker of a page before it answers, and a thread that is blocked answers when it is
  // free again. Until then whatever the page fetches would wait: the worker of a further thread, for one.
  void self.clients.claim();
});

/** Keeps this build's caches and those of the one before it (caches.keys() is in order of creation). */
async function forgetOldBuilds(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  const buildOf = (name: string): string => name.slice(prefix.length).split(" ")[0] ?? "";
  const others = [...new Set(names.map(buildOf))].filter((build) => build !== self.cooksBuild.build);
  const old = others.slice(0, -1);
  await Promise.all(names.filter((name) => old.includes(buildOf(name))).map((name) => caches.delete(name)));
}

registerRoute(
  ({ url }) => inside(url)?.startsWith("slow/") ?? false,
  async ({ url }) => {
    const wait = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));
    return isolated(await slowResponse(inside(url)?.slice("slow/".length) ?? "", wait));
  },
);

// Every method, for the server that is played here answers each: a route is for one.
for (const method of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const) {
  registerRoute(
    ({ url }) => inside(url)?.startsWith("prices/") ?? false,
    async ({ url, request }) => {
      const wait = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));
      return isolated(await pricesResponse(request.method, inside(url)?.slice("prices/".length) ?? "", wait));
    },
    method,
  );
}

// Run parameters may stand in a page's address; the page is the same.
registerRoute(new PrecacheRoute(precache, { ignoreURLParametersMatching: [/.*/], cleanURLs: false }));

// Modules, and assets of the build before: a hash in the address means that what is kept, by whichever build, is right.
registerRoute(
  ({ url }) => /^(demos|assets)\//.test(inside(url) ?? ""),
  async ({ request, event }) => {
    const own = await caches.open(cacheOf("modules"));
    const kept = await own.match(request.url, { ignoreVary: true });
    if (kept) return isolated(kept);
    const response = (await caches.match(request.url, { ignoreVary: true })) ?? (await fetch(request));
    if (response.ok) (event as FetchEvent).waitUntil(own.put(request.url, response.clone()));
    return isolated(response);
  },
);

/** The site's own page for an address that leads nowhere: a plain host has none, or another. */
async function notFound(): Promise<Response | undefined> {
  const page = await precache.matchPrecache("404.html");
  return page && isolated(new Response(page.body, { status: 404, headers: page.headers }));
}

setDefaultHandler(async ({ request, url }) => {
  const response = await fetch(request);
  if (inside(url) === undefined) return response;
  return (response.status === 404 && request.mode === "navigate" && (await notFound())) || isolated(response);
});

setCatchHandler(async ({ request }) => (request.mode === "navigate" && (await notFound())) || Response.error());

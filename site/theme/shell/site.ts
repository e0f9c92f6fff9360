// What publish says to every page, in <script id="cooks-site">.

export interface SiteFacts {
  root: string; // the site's root, relative to this page
  hostWorker: string; // addresses from the root
  serviceWorker: string;
  build: string;
}

export const siteFacts: SiteFacts = JSON.parse(document.querySelector("#cooks-site")?.textContent ?? "{}") as SiteFacts;

export const rootUrl: URL = new URL(siteFacts.root || "./", document.baseURI);

// The search dialog: opened by the button, "/" or Ctrl+K. The index is fetched at the first opening.
import { excerpt, marked, search, type Entry } from "./search-ranking";
import { rootUrl, siteFacts } from "./site";

const kinds = { chapter: "Tutorial", page: "Page", api: "API" };

class SearchDialog {
  readonly #dialog = document.createElement("dialog");
  readonly #input = document.createElement("input");
  readonly #status = document.createElement("p");
  readonly #list = document.createElement("ul");
  #entries: Promise<Entry[]> | undefined;

  constructor() {
    this.#dialog.className = "search-dialog";
    this.#dialog.setAttribute("aria-label", "Search");
    this.#input.type = "search";
    this.#input.placeholder = "Search chapters and API";
    this.#input.autocomplete = "off";
    this.#input.spellcheck = false;
    this.#input.setAttribute("aria-label", "Search chapters and API");
    this.#status.className = "search-status";
    this.#status.setAttribute("role", "status");
    const close = document.createElement("button");
    close.type = "button";
    close.className = "search-close";
    close.textContent = "Close";
    close.addEventListener("click", () => this.#dialog.close());
    const top = document.createElement("div");
    top.className = "search-top";
    top.append(this.#input, close);
    this.#dialog.append(top, this.#status, this.#list);
    document.body.append(this.#dialog);
    this.#input.addEventListener("input", () => void this.#update());
    this.#dialog.addEventListener("keydown", (event) => this.#onKey(event));
    this.#dialog.addEventListener("click", (event) => {
      // A click on the backdrop reaches the dialog itself; a hit on the page that is open only moves it.
      if (event.target === this.#dialog || (event.target as Element).closest("a")) this.#dialog.close();
    });
  }

  open(): void {
    if (this.#dialog.open) return;
    this.#dialog.showModal();
    this.#input.select();
    void this.#update();
  }

  #load(): Promise<Entry[]> {
    // The build in the address keeps an index and its pages together past any HTTP cache.
    this.#entries ??= fetch(new URL(`search.json?${siteFacts.build}`, rootUrl)).then((response) => {
      if (!response.ok) throw new Error(String(response.status));
      return response.json() as Promise<Entry[]>;
    });
    return this.#entries;
  }

  async #update(): Promise<void> {
    const query = this.#input.value.trim();
    let entries: Entry[];
    try {
      entries = await this.#load();
    } catch {
      this.#entries = undefined;
      this.#status.textContent = "The search index could not be loaded. Type again to retry.";
      return;
    }
    if (query !== this.#input.value.trim()) return; // overtaken by the next key
    const hits = search(entries, query);
    this.#list.replaceChildren(...hits.map(({ entry }) => this.#item(entry, query)));
    this.#status.textContent = query === "" ? "" : hits.length === 0 ? `Nothing found for “${query}”.` : hits.length === 1 ? "One result" : `${hits.length} results`;
  }

  #item(entry: Entry, query: string): HTMLLIElement {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = new URL(entry.u, rootUrl).href;
    const title = document.createElement("b");
    title.append(...this.#markup(entry.h || entry.t, query));
    const where = document.createElement("small");
    where.textContent = entry.h ? `${kinds[entry.k]} · ${entry.t}` : kinds[entry.k];
    const text = document.createElement("span");
    text.append(...this.#markup(excerpt(entry.x, query), query));
    link.append(title, where, text);
    item.append(link);
    return item;
  }

  #markup(text: string, query: string): Node[] {
    return marked(text, query).map(({ text: part, hit }) => {
      if (!hit) return document.createTextNode(part);
      const mark = document.createElement("mark");
      mark.textContent = part;
      return mark;
    });
  }

  #onKey(event: KeyboardEvent): void {
    const links = [...this.#list.querySelectorAll<HTMLAnchorElement>("a")];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === "ArrowDown") (links[at + 1] ?? links[0])?.focus();
    else if (event.key === "ArrowUp") (links[at - 1] ?? this.#input).focus();
    else if (event.key === "Enter" && document.activeElement === this.#input) links[0]?.click();
    else if (event.key === "Escape") this.#dialog.close(); // a search field would only be cleared
    else return;
    event.preventDefault();
  }
}

export function startSearch(): void {
  const button = document.querySelector<HTMLButtonElement>(".search");
  if (!button) return;
  let dialog: SearchDialog | undefined;
  const open = (): void => (dialog ??= new SearchDialog()).open();
  button.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    const typing = event.composedPath().some((target) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)));
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const controlK = event.key === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!slash && !controlK) return;
    event.preventDefault();
    open();
  });
  button.hidden = false;
}

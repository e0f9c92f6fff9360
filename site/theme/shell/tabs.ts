// <cooks-tabs name="language"><section data-tab="C++">…: tabs, by the ARIA pattern. Tabs of one name change together and
// the choice is kept. Without this script the sections stand below each other, each under its name.
import { recall, remember } from "./remember";

const changed = "cooks-tab";

class CooksTabs extends HTMLElement {
  #tabs: HTMLButtonElement[] = [];
  #panels: HTMLElement[] = [];
  static #count = 0;

  connectedCallback(): void {
    if (this.#tabs.length > 0) return;
    this.#panels = [...this.children].filter((child): child is HTMLElement => child instanceof HTMLElement && child.dataset.tab !== undefined);
    if (this.#panels.length < 2) return;
    const id = `tabs-${++CooksTabs.#count}`;
    const list = document.createElement("div");
    list.className = "tab-list";
    list.setAttribute("role", "tablist");
    this.#tabs = this.#panels.map((panel, i) => {
      const tab = document.createElement("button");
      tab.type = "button";
      tab.textContent = panel.dataset.tab ?? "";
      tab.id = `${id}-${i}`;
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", `${id}-panel-${i}`);
      panel.id = `${id}-panel-${i}`;
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      tab.addEventListener("click", () => this.#choose(i));
      list.append(tab);
      return tab;
    });
    list.addEventListener("keydown", (event) => this.#onKey(event));
    this.prepend(list);
    this.#show(this.#indexOf(recall(this.#key) ?? ""));
    document.addEventListener(changed, (event) => {
      const { key, tab } = (event as CustomEvent<{ key: string; tab: string }>).detail;
      if (key === this.#key && this.#panels.some((panel) => panel.dataset.tab === tab)) this.#show(this.#indexOf(tab));
    });
  }

  get #key(): string {
    return `tab:${this.getAttribute("name") ?? ""}`;
  }

  #indexOf(name: string): number {
    return Math.max(0, this.#panels.findIndex((panel) => panel.dataset.tab === name));
  }

  #show(chosen: number): void {
    this.#tabs.forEach((tab, i) => {
      tab.setAttribute("aria-selected", String(i === chosen));
      tab.tabIndex = i === chosen ? 0 : -1;
    });
    this.#panels.forEach((panel, i) => (panel.hidden = i !== chosen));
  }

  #choose(index: number): void {
    const tab = this.#panels[index]?.dataset.tab ?? "";
    this.#show(index);
    if (!this.getAttribute("name")) return;
    remember(this.#key, tab);
    // Listings above may grow or shrink with this one: keep what was pressed under the pointer.
    const before = this.getBoundingClientRect().top;
    document.dispatchEvent(new CustomEvent(changed, { detail: { key: this.#key, tab } }));
    scrollBy({ top: this.getBoundingClientRect().top - before, behavior: "instant" });
  }

  #onKey(event: KeyboardEvent): void {
    const at = this.#tabs.indexOf(event.target as HTMLButtonElement);
    const last = this.#tabs.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    this.#choose(to);
    this.#tabs[to]?.focus();
  }
}

customElements.define("cooks-tabs", CooksTabs);

// The list of pages at the side: the book by parts, further pages, and the API (in full only on its own pages).
import { html, type Markup } from "../markup";
import type { Catalogue, Page } from "../pages/catalogue";

const item = (page: Page, current: Page, label = page.name): Markup =>
  html`<li><a href="site:${page.url}"${page === current && html` aria-current="page"`}>${page.number && html`<span class="number">${page.number}</span> `}<span>${label}</span></a></li>`;

function book(current: Page, { chapters }: Catalogue): Markup[] {
  const titles = [...new Set(chapters.map((page) => page.part ?? ""))];
  return titles.map((title) => {
    const pages = chapters.filter((page) => page.part === title);
    return html`${title && html`<p class="nav-title">${title}</p>`}<ul class="chapters">${pages.map((page) => item(page, current))}</ul>`;
  });
}

function reference(current: Page, { apiIndex, topics }: Catalogue): Markup {
  const inside = ["api-index", "topic", "type"].includes(current.kind);
  const lists = topics.map(
    ({ page, types }) => html`${page.compound ? html`<p class="nav-topic"><a href="site:${page.url}"${page === current && html` aria-current="page"`}>${page.name}</a></p>` : html`<p class="nav-topic">${page.name}</p>`}<ul class="types">${types.map((type) => item(type, current))}</ul>`,
  );
  return html`<p class="nav-title">Reference</p><ul>${item(apiIndex, current)}</ul>${inside && lists}`;
}

export function sidebar(current: Page, catalogue: Catalogue): Markup {
  return html`<nav id="sidebar" aria-label="Contents">
<ul>${item(catalogue.home, current)}</ul>
${book(current, catalogue)}
${reference(current, catalogue)}
<p class="nav-title">More</p><ul>${catalogue.further.map((page) => item(page, current))}</ul>
</nav>`;
}

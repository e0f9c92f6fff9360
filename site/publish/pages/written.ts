// The body of a page that somebody wrote in Markdown: home, chapters, further pages.
import { childOf } from "../input/doxygen";
import type { Renderer } from "../text/render";
import type { Page } from "./catalogue";

export function writtenBody(page: Page, renderer: Renderer): string {
  const description = page.compound && childOf(page.compound.element, "detaileddescription");
  return description ? renderer.blocks(description) : "";
}

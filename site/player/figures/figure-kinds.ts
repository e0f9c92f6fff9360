// figure-kinds: which element shows which kind of figure. A further kind is an element and a line here. Knows their names.
import { html } from "lit";
import type { TemplateResult } from "lit";
import type { Figure } from "../run-document";
import "./gantt-figure";
import "./machine-figure";
import "./scale-figure";
import "./table-figure";

export const figureKinds: Readonly<Record<string, (figure: Figure) => TemplateResult>> = {
  gantt: (figure) => html`<gantt-figure .figure=${figure}></gantt-figure>`,
  machine: (figure) => html`<machine-figure .figure=${figure}></machine-figure>`,
  scale: (figure) => html`<scale-figure .figure=${figure}></scale-figure>`,
  table: (figure) => html`<table-figure .figure=${figure}></table-figure>`,
};

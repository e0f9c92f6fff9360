// run-figures: <run-figures>, the figures that runs want shown, one under the other. Entry of a bundle of its own: it is
// loaded once a run has a figure. Knows documents and the map of kinds.
import { css, html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { elementStyles } from "../element-styles";
import type { Figure, RunDocument } from "../run-document";
import { figureKinds } from "./figure-kinds";

export class RunFigures extends LitElement {
  static override styles = [
    elementStyles,
    css`
      .figures {
        display: grid;
        gap: 22px;
      }
      .figures > * {
        min-width: 0;
      }
      .of {
        margin: 0 0 2px;
        font-size: 13px;
        color: var(--quiet);
      }
      .unknown {
        font-size: 13.5px;
        line-height: 1.5;
        color: var(--quiet);
      }
    `,
  ];
  static override properties = { documents: { attribute: false } };
  /** The runs told of, in the order in which they ran. */
  declare documents: readonly RunDocument[];

  constructor() {
    super();
    this.documents = [];
  }

  override render(): TemplateResult {
    const isOneOfSeveral = this.documents.length > 1;
    return html`<div class="figures">${this.documents.map(({ figures = [], variant }) =>
      figures.map((figure) => html`<div>${isOneOfSeveral ? html`<p class="of">${variant.replace(/_/g, " ")}</p>` : nothing}${shown(figure)}</div>`),
    )}</div>`;
  }
}

function shown(figure: Figure): TemplateResult {
  const show = Object.hasOwn(figureKinds, figure.kind) ? figureKinds[figure.kind] : undefined;
  return show ? show(figure) : html`<p class="unknown">“${figure.title}” is a figure of the kind ${figure.kind}, which this page can't draw; the run's document has it.</p>`;
}

customElements.define("run-figures", RunFigures);

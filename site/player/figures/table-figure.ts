// table-figure: <table-figure>, a table that a run wants shown. Columns of numbers are set to the right. Knows its figure.
import { css, html, LitElement } from "lit";
import type { TemplateResult } from "lit";
import { figureStyles } from "./figure-styles";
import { numericColumns } from "./table-columns";
import type { TableData } from "./table-columns";

export class TableFigure extends LitElement {
  static override styles = [
    figureStyles,
    css`
      table {
        min-width: min(100%, 22em);
      }
      tbody th {
        font-weight: 550;
      }
      .number + :not(.number) {
        padding-left: 8px;
      }
    `,
  ];
  static override properties = { figure: { attribute: false } };
  declare figure: TableData;

  override render(): TemplateResult {
    const { title, columns, rows } = this.figure;
    const isNumeric = numericColumns(this.figure);
    const kind = (at: number): string => (isNumeric[at] ? "number" : "");
    // The first column names its row, unless it holds numbers alone.
    const cell = (text: string, at: number): TemplateResult =>
      at === 0 && !isNumeric[0] ? html`<th scope="row">${text}</th>` : html`<td class=${kind(at)}>${text}</td>`;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${title}><table>
      <caption>${title}</caption>
      <thead><tr>${columns.map((name, at) => (name ? html`<th scope="col" class=${kind(at)}>${name}</th>` : html`<td></td>`))}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${columns.map((_, at) => cell(row[at] ?? "", at))}</tr>`)}</tbody>
    </table></div>`;
  }
}

customElements.define("table-figure", TableFigure);

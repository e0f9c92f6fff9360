// board-objects: <board-objects>, the variables, locks and whatever else the threads share, as they stand; what the last
// step changed is lit. Knows the board's document.
import { css, html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { elementStyles } from "../element-styles";
import type { BoardDocument, BoardObject } from "./board-document";
import { laneStyles } from "./board-styles";
import { kindOf, tellObject } from "./board-words";

export class BoardObjects extends LitElement {
  static override styles = [
    elementStyles,
    laneStyles,
    css`
      th[scope="row"] {
        font-weight: 600;
        overflow-wrap: break-word;
      }
      th small {
        font-size: 12px;
        white-space: nowrap;
        font-weight: 400;
        color: var(--quiet);
      }
      td {
        width: 60%;
        overflow-wrap: break-word;
      }
      tr.changed > * {
        background: var(--mark, #ffe3a8);
      }
      tr.changed small {
        color: inherit;
      }
      .plain {
        font: 650 15px/1.4 var(--mono, ui-monospace, monospace);
      }
    `,
  ];
  static override properties = { document: { attribute: false }, earlier: { attribute: false } };
  declare document: BoardDocument;
  /** How it stood before the last step; undefined where nothing is to be compared. */
  declare earlier: BoardDocument | undefined;

  override render(): TemplateResult | typeof nothing {
    // How often somebody may still be woken for nothing is no variable of the program.
    const objects = this.document.objects.filter(({ kind }) => kind !== "budget");
    if (objects.length === 0) return html`<p class="heading">Nothing is shared yet.</p>`;
    return html`<div class="framed"><table>
      <thead><tr><th scope="col">shared</th><th scope="col">now</th></tr></thead>
      <tbody>${objects.map((object) => this.#row(object))}</tbody>
    </table></div>`;
  }

  #row(object: BoardObject): TemplateResult {
    const now = tellObject(this.document, object);
    const old = this.earlier?.objects.find(({ index }) => index === object.index);
    const isChanged = old !== undefined && this.earlier !== undefined && tellObject(this.earlier, old) !== now;
    const isPlain = now === object.value && /^-?\d+$/.test(now);
    return html`<tr class=${isChanged ? "changed" : ""}>
      <th scope="row">${object.name} <small>${kindOf(object)}</small></th>
      <td class=${isPlain ? "plain" : ""}>${now}${isChanged ? html`<span class="seen-by-readers"> (changed)</span>` : nothing}</td>
    </tr>`;
  }
}

customElements.define("board-objects", BoardObjects);

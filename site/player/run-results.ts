// run-results: <run-results>, what a run was to show and what it showed: checks with what was expected and
// what came, claims with what was claimed and what was measured. Knows the document of a run.
import { css, html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { elementStyles } from "./element-styles";
import type { Check, Claim, RunDocument } from "./run-document";
import { duration } from "./time-scale";

export class RunResults extends LitElement {
  static override styles = [
    elementStyles,
    css`
      .scroll {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        width: 100%;
        font-size: 14.5px;
        line-height: 1.45;
        font-variant-numeric: tabular-nums;
      }
      caption {
        text-align: left;
        margin: 0 0 2px;
        font-size: 13px;
        font-weight: 650;
        color: var(--quiet);
      }
      table + table {
        margin-top: 14px;
      }
      th,
      td {
        padding: 6px 16px 6px 0;
        border-bottom: 1px solid var(--rule);
        text-align: left;
        vertical-align: baseline;
        font-weight: 400;
      }
      thead th {
        font-size: 12.5px;
        color: var(--quiet);
        padding-block: 2px;
      }
      td.figure {
        font-weight: 600;
        white-space: nowrap;
      }
      td:last-child {
        padding-right: 0;
        white-space: nowrap;
        width: 1%;
      }
      .held {
        color: var(--tip, #11734b);
      }
      .not {
        color: var(--bad, #b3261e);
        font-weight: 600;
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
    const several = this.documents.length > 1;
    const checks = this.documents.flatMap(({ variant, checks }) => checks.map((check) => ({ variant, check })));
    const claims = this.documents.flatMap(({ variant, claims }) => claims.map((claim) => ({ variant, claim })));
    return html`<div class="scroll">
      ${checks.length === 0 ? nothing : html`<table>
        <caption>Checks</caption>
        <thead><tr><th scope="col">what</th><th scope="col">expected</th><th scope="col">actual</th><th scope="col">verdict</th></tr></thead>
        <tbody>${checks.map(({ variant, check }) => checkRow(check, several ? variant : ""))}</tbody>
      </table>`}
      ${claims.length === 0 ? nothing : html`<table>
        <caption>Claimed and measured</caption>
        <thead><tr><th scope="col">what</th><th scope="col">claimed</th><th scope="col">measured here</th><th scope="col">verdict</th></tr></thead>
        <tbody>${claims.map(({ variant, claim }) => claimRow(claim, several ? variant : ""))}</tbody>
      </table>`}
    </div>`;
  }
}

const subject = (what: string, variant: string): string => (variant ? `${variant.replace(/_/g, " ")}: ${what}` : what);

const verdict = (held: boolean): TemplateResult =>
  held ? html`<span class="held">✓ held</span>` : html`<span class="not">✗ not held</span>`;

const checkRow = (check: Check, variant: string): TemplateResult => html`<tr>
  <th scope="row">${subject(check.what, variant)}</th>
  <td class="figure">${told(check.expected)}</td>
  <td class="figure">${told(check.actual)}</td>
  <td>${verdict(check.held)}</td>
</tr>`;

const claimRow = (claim: Claim, variant: string): TemplateResult => html`<tr>
  <th scope="row">${subject(claim.what, variant)}</th>
  <td class="figure">${claimed(claim)}</td>
  <td class="figure">${amount(claim.measured, claim.unit)}</td>
  <td>${verdict(claim.held)}</td>
</tr>`;

const told = (value: Check["expected"]): string => (typeof value === "number" ? value.toLocaleString("en") : String(value));

/** A claim is a round number: its closing zeros say nothing. */
const claimed = ({ claimed: value, unit }: Claim): string => amount(value, unit).replace(/\.0+(?= |$)|(\.\d*?)0+(?= |$)/, "$1");

function amount(value: number, unit: string): string {
  if (unit === "s") return duration(value * 1e9);
  const number = Number.isInteger(value) ? value.toLocaleString("en") : value.toPrecision(3);
  return unit ? `${number} ${unit}` : number;
}

customElements.define("run-results", RunResults);

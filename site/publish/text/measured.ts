// What a demo's Python twin measured when the site was built, beside what was claimed: a table.
import { html, type Markup } from "../markup";

/** What `<demo>.py --measure` prints. Times are in seconds. */
export interface Measured {
  /** The interpreter and its version. */
  by: string;
  /** The machine. */
  on: string;
  rows: { what: string; claimed?: number; measured: number }[];
}

export function isMeasured(value: unknown): value is Measured {
  const told = value as Partial<Measured> | null;
  return typeof told?.by === "string" && typeof told.on === "string" && Array.isArray(told.rows) && told.rows.length > 0
    && told.rows.every((row) => typeof row.what === "string" && typeof row.measured === "number");
}

const seconds = (time: number | undefined): string => (time === undefined ? "" : `${time.toFixed(2)} s`);

/** The table; without Python at the build, a sentence that says so and how to measure. */
export function measuredTable(name: string, told: Measured | undefined): Markup {
  const command = html`<code>python3 demos/${name}/${name}.py --measure</code>`;
  if (!told) return html`<p>No Python was at hand when this site was built, so nothing was measured with it. On a machine that has it, ${command} does.</p>`;
  return html`<div class="scroll" data-label="Claimed, and measured with Python"><table><thead><tr><th scope="col">What</th><th scope="col" class="right">Claimed</th><th scope="col" class="right">Measured</th></tr></thead>
<tbody>${told.rows.map((row) => html`<tr><td>${row.what}</td><td class="right">${seconds(row.claimed)}</td><td class="right">${seconds(row.measured)}</td></tr>`)}</tbody></table></div>
<p>Measured by ${told.by}, on ${told.on}, when this site was built. ${command} measures it on yours.</p>`;
}

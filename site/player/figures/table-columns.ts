// table-columns: which columns of a table hold numbers, and so are set to the right. Knows the figure alone.
import type { Figure } from "../run-document";

export interface TableData extends Figure {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** "3", "-0.5", "1,024", "12 ms", "2.5×", "40 %"; also what stands for no number. */
const looksNumeric = /^[-+−]?[\d.,]*\d\s?(%|×|x|[a-zµ]{1,3}(\/[a-z]{1,2})?)?$/i;
const standsForNone = /^(|-|–|—|n\/a)$/i;

/** For each column, whether all that stands in it are numbers. */
export function numericColumns({ columns, rows }: Pick<TableData, "columns" | "rows">): boolean[] {
  return columns.map((_, at) => {
    const cells = rows.map((row) => (row[at] ?? "").trim());
    return cells.some((cell) => looksNumeric.test(cell)) && cells.every((cell) => looksNumeric.test(cell) || standsForNone.test(cell));
  });
}

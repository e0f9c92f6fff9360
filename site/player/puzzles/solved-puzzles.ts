// solved-puzzles: which puzzles the reader has solved, and how, kept in this browser from visit to visit. Storage may be
// forbidden: then it holds for this page only. Knows storage, no page.

export interface Solution {
  /** `broken`: by a schedule that goes wrong. `holds`: there is none, and every schedule was tried. */
  readonly how: "broken" | "holds";
  /** Of the schedule that broke it: the fewest so far. */
  readonly preemptions?: number;
}

const prefix = "cooks:puzzle:";
const forThisPage = new Map<string, Solution>();

function isSolution(value: unknown): value is Solution {
  const { how, preemptions } = (typeof value === "object" && value ? value : {}) as { how?: unknown; preemptions?: unknown };
  return (how === "broken" && Number.isInteger(preemptions)) || how === "holds";
}

/** How it was solved; undefined if it was not. */
export function recallSolution(puzzle: string): Solution | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(prefix + puzzle) ?? "null");
    return isSolution(kept) ? kept : undefined;
  } catch {
    return forThisPage.get(puzzle);
  }
}

/** Keeps it, unless the puzzle was solved with fewer preemptions before. */
export function keepSolution(puzzle: string, solution: Solution): void {
  const before = recallSolution(puzzle);
  if (before?.preemptions !== undefined && before.preemptions <= (solution.preemptions ?? Infinity)) return;
  forThisPage.set(puzzle, solution);
  try {
    localStorage.setItem(prefix + puzzle, JSON.stringify(solution));
  } catch {
    // It holds for this page.
  }
}

export function forgetSolution(puzzle: string): void {
  forThisPage.delete(puzzle);
  try {
    localStorage.removeItem(prefix + puzzle);
  } catch {
    // There was none.
  }
}

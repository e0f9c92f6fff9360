// board-styles: what the parts of the schedule board share: a colour for each thread, and its letter on it. Knows no data.
import { css } from "lit";

/** Main's is quiet; the others' are the site's lane colours, over and over. */
export const laneOf = (thread: number): string => (thread === 0 ? "lane-0" : `lane-${((thread - 1) % 6) + 1}`);

export const laneStyles = css`
  .lane-0 {
    --mine: var(--quiet);
  }
  .lane-1 {
    --mine: var(--lane-1, #a83c0b);
  }
  .lane-2 {
    --mine: var(--lane-2, #1657c0);
  }
  .lane-3 {
    --mine: var(--lane-3, #0f6b47);
  }
  .lane-4 {
    --mine: var(--lane-4, #7d2ae0);
  }
  .lane-5 {
    --mine: var(--lane-5, #8a5100);
  }
  .lane-6 {
    --mine: var(--lane-6, #a8206b);
  }
  .pill {
    display: inline-grid;
    place-items: center;
    flex: none;
    min-width: 20px;
    height: 20px;
    box-sizing: border-box;
    padding: 0 4px;
    border-radius: 6px;
    background: var(--mine);
    color: var(--ground);
    font: 650 12.5px/1 var(--mono, ui-monospace, monospace);
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font-size: 14px;
    line-height: 1.4;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 5px 10px;
    border-bottom: 1px solid var(--rule);
    text-align: left;
    vertical-align: baseline;
    font-weight: 400;
  }
  thead th {
    font-size: 12.5px;
    font-weight: 600;
    color: var(--quiet);
  }
  tbody tr:last-child > * {
    border-bottom: 0;
  }
  .framed {
    border: 1px solid var(--rule);
    border-radius: 10px;
    overflow: auto;
  }
`;

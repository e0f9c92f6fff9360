// schedule-board-styles: how <schedule-board> is set out: on a wide page the source on the left, on a phone the threads'
// buttons first, and they stay in sight. Knows no data.
import { css } from "lit";

export const scheduleBoardStyles = css`
  :host {
    container-type: inline-size;
  }
  .top {
    padding: 0 22px 16px;
    background: var(--panel, #f7f8f9);
    border-bottom: 1px solid var(--rule);
  }
  .lead {
    margin-bottom: 12px;
    font-size: 14.5px;
    line-height: 1.5;
    color: var(--quiet);
  }
  .notice {
    margin: 0 0 12px;
  }
  .rules {
    margin-top: 4px;
  }
  .rules summary {
    width: fit-content;
    line-height: 32px;
    cursor: pointer;
    color: var(--quiet);
    font-size: 13.5px;
  }
  .rule {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    margin-top: 6px;
    font-size: 14px;
    color: var(--quiet);
  }
  select {
    max-width: 100%;
    font: 500 14px/1.3 var(--sans, system-ui, sans-serif);
    min-height: 36px;
    padding: 4px 8px;
    color: var(--ink);
    background: var(--ground);
    border: 1px solid color-mix(in srgb, var(--quiet) 55%, var(--ground));
    border-radius: 8px;
  }
  .board {
    display: grid;
    gap: 14px;
    padding: 16px 22px 20px;
  }
  .empty {
    font-size: 14.5px;
    color: var(--quiet);
    grid-column: 1 / -1;
    min-height: 48em;
  }
  .board > * {
    min-width: 0;
  }
  .now {
    min-height: 2.9em;
    font-size: 15.5px;
    line-height: 1.45;
  }
  .turns {
    display: grid;
    gap: 10px;
    align-content: start;
  }
  .moves {
    display: flex;
    flex-wrap: wrap;
    gap: 5px;
  }
  .moves button {
    flex: 1 1 auto;
    padding: 6px 5px;
    font-size: 13.5px;
  }
  [aria-disabled="true"],
  [aria-disabled="true"]:hover {
    cursor: not-allowed;
    border-color: var(--rule);
    color: var(--quiet);
  }
  .source {
    position: relative;
    min-height: 22em;
  }
  board-source {
    position: absolute;
    inset: 0;
  }
  .lines {
    padding: 8px 14px;
    border: 1px solid var(--rule);
    border-radius: 10px;
    background: var(--code-bg, #f6f7f9);
    font: 13.5px/1.55 var(--mono, ui-monospace, monospace);
    font-variant-ligatures: none;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .verdict {
    padding: 12px 16px;
    border: 1px solid var(--rule);
    border-left: 4px solid var(--quiet);
    border-radius: 10px;
    font-size: 15px;
    line-height: 1.5;
  }
  .verdict.good {
    border-left-color: var(--tip, #11734b);
  }
  .verdict.bad {
    border-left-color: var(--bad, #b3261e);
  }
  .verdict strong {
    font-weight: 650;
  }
  .verdict ul {
    margin: 4px 0 0;
    padding-left: 1.2em;
  }
  .effort {
    font-size: 13.5px;
    line-height: 1.5;
    color: var(--quiet);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 10px;
    align-items: center;
  }
  .explore {
    padding: 18px 22px 20px;
    border-top: 1px solid var(--rule);
  }
  .below {
    padding: 0 22px 20px;
  }
  @container (min-width: 640px) {
    .board {
      grid-template-columns: minmax(0, 1fr) minmax(248px, 38%);
      grid-template-areas: "now now" "source turns" "source objects" "rest rest";
      grid-template-rows: auto auto 1fr auto;
      column-gap: 18px;
    }
    .now {
      grid-area: now;
      min-height: 0;
    }
    .turns {
      grid-area: turns;
    }
    .objects {
      grid-area: objects;
    }
    .source {
      grid-area: source;
    }
    .rest {
      grid-area: rest;
    }
  }
  .rest {
    display: grid;
    gap: 14px;
  }
  .rest > * {
    min-width: 0;
  }
  @container (max-width: 639px) {
    .top,
    .board,
    .explore,
    .below {
      padding-inline: 16px;
    }
    .source {
      min-height: 20em;
    }
    .empty {
      min-height: 76em;
    }
    .moves button {
      min-height: 38px;
    }
  }
  /* On a phone the reader's hand stays where it is while the eye goes through the board. */
  @media (max-width: 639px) and (min-height: 560px) {
    .turns {
      position: sticky;
      top: var(--bar, 0px);
      z-index: 2;
      margin-inline: -16px;
      padding: 8px 16px;
      max-height: 46dvh;
      overflow-y: auto;
      background: var(--ground);
      border-bottom: 1px solid var(--rule);
    }
  }
  @media print {
    .turns,
    .tools {
      display: none;
    }
  }
`;

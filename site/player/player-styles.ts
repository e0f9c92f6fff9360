// player-styles: how <demo-player> itself is set out. Knows no data.
import { css } from "lit";

export const playerStyles = css`
  :host {
    margin: 28px 0;
    container-type: inline-size;
  }
  .player {
    border: 1px solid var(--rule);
    border-radius: 16px;
    background: var(--ground);
    overflow: clip;
  }
  :host([embedded]) {
    margin: 0;
  }
  :host([embedded]) .player {
    border: 0;
    border-radius: 0;
  }
  .top {
    padding: 18px 22px 16px;
    background: var(--panel, #f7f8f9);
    border-bottom: 1px solid var(--rule);
  }
  .head {
    padding: 18px 22px 14px;
    background: var(--panel, #f7f8f9);
  }
  .head ~ [role="tabpanel"] > .top {
    padding-top: 0;
  }
  /* Its place, until its script is there. */
  schedule-board:not(:defined) {
    display: block;
    min-height: 55rem;
  }
  @container (max-width: 639px) {
    schedule-board:not(:defined) {
      min-height: 80rem;
    }
  }
  .ways {
    display: flex;
    gap: 4px 22px;
    border-bottom: 1px solid var(--rule);
  }
  .ways button {
    min-height: 42px;
    margin-bottom: -1px;
    padding: 8px 2px;
    border: 0;
    border-bottom: 3px solid transparent;
    border-radius: 0;
    background: none;
    font-size: 15.5px;
    color: var(--quiet);
  }
  .ways button:hover {
    color: var(--ink);
  }
  .ways [aria-selected="true"] {
    border-bottom-color: var(--work);
    font-weight: 650;
    color: var(--ink);
  }
  .intro {
    font-size: 15.5px;
    line-height: 1.5;
    margin-bottom: 12px;
  }
  .intro strong {
    font: 650 0.97em/1.5 var(--mono, ui-monospace, monospace);
    font-variant-ligatures: none;
    margin-right: 0.5em;
  }
  .go {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 10px 16px;
    margin-top: 14px;
  }
  .run {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 9px;
    min-width: 104px;
    min-height: 44px;
    padding: 8px 20px;
    font-size: 16px;
    font-weight: 650;
    color: var(--on-accent, #fff);
    background: var(--work);
    border: 1px solid var(--work);
    border-radius: 10px;
  }
  .run:hover {
    background: color-mix(in srgb, var(--work) 88%, var(--ink));
    border-color: transparent;
  }
  .run.stop {
    color: var(--work);
    background: var(--ground);
    border-color: var(--work);
  }
  .run svg {
    width: 13px;
    height: 13px;
    fill: currentColor;
    flex: none;
  }
  .state {
    display: flex;
    align-items: baseline;
    gap: 8px;
    flex: 1;
    min-width: 0;
    font-size: 15px;
    line-height: 1.4;
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  .state svg {
    width: 11px;
    height: 11px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
  }
  .state.good {
    color: var(--ink);
    font-weight: 600;
  }
  .state.good svg {
    color: var(--tip, #11734b);
  }
  .state.bad {
    color: var(--bad, #b3261e);
    font-weight: 600;
  }
  .state.busy svg {
    color: var(--work);
    animation: turn 1.1s linear infinite;
    transform-origin: center;
  }
  @keyframes turn {
    to {
      rotate: 360deg;
    }
  }
  .notice {
    margin-top: 14px;
  }
  .speed {
    font-size: 14px;
    color: var(--quiet);
  }
  select {
    font: 500 14px/1.3 var(--sans, system-ui, sans-serif);
    min-height: 36px;
    padding: 4px 8px;
    margin-left: 6px;
    color: var(--ink);
    background: var(--ground);
    border: 1px solid color-mix(in srgb, var(--quiet) 55%, var(--ground));
    border-radius: 8px;
  }
  .stage {
    padding: 14px 22px 16px;
    min-height: 150px;
    box-sizing: border-box;
  }
  .stage .empty {
    margin: 0;
    font-size: 14.5px;
    color: var(--quiet);
  }
  :host([compare]) .stage {
    min-height: 224px;
  }
  /* As high as the kitchens that will be drawn there. */
  kitchen-stage {
    display: block;
    min-height: 272px;
    margin-bottom: 14px;
  }
  @container (max-width: 657px) {
    kitchen-stage.runs-2 {
      min-height: 558px;
    }
  }
  .below {
    display: grid;
    gap: 18px;
    padding: 0 22px 20px;
  }
  .outputs {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr));
    gap: 18px;
  }
  .below > * {
    min-width: 0;
  }
  .losses {
    font-size: 13.5px;
    line-height: 1.5;
    color: var(--quiet);
  }
  .tools {
    display: grid;
    gap: 10px;
    font-size: 14px;
  }
  .downloads {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 20px;
  }
  @container (max-width: 560px) {
    .head,
    .top,
    .stage,
    .below {
      padding-inline: 16px;
    }
  }
  @media print {
    .go button,
    .speed,
    .tools {
      display: none;
    }
    .player {
      break-inside: avoid;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .state.busy svg {
      animation: none;
    }
  }
`;

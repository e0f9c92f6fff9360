// timeline-styles: how the timeline looks, in the site's own colours. Knows no data.
import { css } from "lit";
import { playerColours } from "./element-styles";

export const timelineStyles = css`
  ${playerColours}
  .frame {
    position: relative;
    border-radius: 6px;
  }
  .frame:focus-visible {
    outline: 2px solid var(--work);
    outline-offset: 3px;
  }
  svg {
    display: block;
    width: 100%;
    overflow: hidden;
    touch-action: pan-y pinch-zoom;
    user-select: none;
    -webkit-user-select: none;
    cursor: default;
    font: 500 12px/1 var(--sans, system-ui, sans-serif);
    font-variant-numeric: tabular-nums;
    fill: var(--ink);
  }
  svg.zoomed {
    cursor: grab;
  }
  svg.dragged {
    cursor: grabbing;
  }
  .title {
    font-size: 15px;
    font-weight: 650;
  }
  .total {
    font-size: 24px;
    font-weight: 720;
    letter-spacing: -0.02em;
    fill: var(--work);
  }
  .total .cut {
    font-size: 12px;
    font-weight: 500;
    letter-spacing: 0;
    fill: var(--quiet);
  }
  .waiting > .title {
    fill: var(--quiet);
  }
  .finish {
    stroke: var(--work);
    stroke-width: 1.5;
  }
  .running > .finish {
    stroke-dasharray: 3 3;
  }
  .name {
    font-weight: 550;
    fill: var(--quiet);
    paint-order: stroke;
    stroke: var(--ground);
    stroke-width: 4px;
    stroke-linejoin: round;
  }
  .axis text {
    fill: var(--quiet);
    font-size: 11.5px;
  }
  .axis path {
    stroke: var(--rule);
    stroke-width: 1;
    shape-rendering: crispEdges;
    fill: none;
  }
  .life {
    stroke: color-mix(in srgb, var(--work) 38%, var(--ground));
    stroke-width: 5;
    fill: none;
  }
  .waiting > .life {
    stroke: var(--rule);
    stroke-width: 2;
    stroke-dasharray: 2 5;
  }
  .span {
    fill: var(--work);
  }
  .hatch-ground {
    fill: color-mix(in srgb, var(--work) 13%, var(--ground));
  }
  .hatch-work {
    fill: color-mix(in srgb, var(--work) 42%, var(--ground));
  }
  .hatch-bare {
    fill: var(--ground);
  }
  .hatch-idle {
    fill: color-mix(in srgb, var(--quiet) 45%, var(--ground));
  }
  rect.work-wait {
    stroke: var(--work);
    stroke-width: 1.25;
  }
  .work-wait-dense {
    fill: color-mix(in srgb, var(--work) 30%, var(--ground));
  }
  rect.idle-wait {
    stroke: color-mix(in srgb, var(--quiet) 40%, var(--ground));
    stroke-width: 1;
  }
  .idle-wait-dense {
    fill: color-mix(in srgb, var(--quiet) 35%, var(--ground));
  }
  rect.unfinished,
  .unfinished > .finish {
    stroke-dasharray: 4 3;
  }
  .span-label {
    fill: var(--on-accent, #fff);
    font-weight: 600;
  }
  .span-label.waiting {
    fill: var(--ink);
  }
  .span-label.waiting,
  .idle-label {
    paint-order: stroke;
    stroke: color-mix(in srgb, var(--work) 13%, var(--ground));
    stroke-width: 4px;
    stroke-linejoin: round;
  }
  .idle-label {
    fill: var(--quiet);
    stroke: var(--ground);
  }
  .read {
    fill: color-mix(in srgb, var(--quiet) 65%, var(--ground));
  }
  .write {
    fill: var(--ink);
  }
  .hold {
    fill: var(--ink);
  }
  .hold-label {
    fill: var(--ground);
    font-size: 10px;
    font-weight: 600;
  }
  .activity {
    fill: color-mix(in srgb, var(--work) 24%, var(--ground));
  }
  .activity-label {
    fill: var(--ink);
    font-size: 11px;
  }
  .mark {
    stroke-width: 2;
    stroke: var(--quiet);
    fill: none;
  }
  .mark.plain {
    fill: var(--quiet);
    stroke: none;
  }
  .mark.bad {
    stroke: var(--bad, #b3261e);
    stroke-width: 2.5;
  }
  .mark.good {
    stroke: var(--tip, #11734b);
  }
  .flows path {
    fill: none;
    stroke: color-mix(in srgb, var(--quiet) 38%, var(--ground));
    stroke-width: 1;
  }
  .flows .structure {
    stroke-dasharray: 1 3;
    stroke: color-mix(in srgb, var(--quiet) 75%, var(--ground));
  }
  .flows.chosen path {
    stroke: var(--ink);
    stroke-width: 1.5;
  }
  path.tip {
    stroke: none;
    fill: color-mix(in srgb, var(--quiet) 80%, var(--ground));
  }
  .count {
    font-size: 11.5px;
    fill: var(--quiet);
    paint-order: stroke;
    stroke: var(--ground);
    stroke-width: 4px;
    stroke-linejoin: round;
  }
  .counter-area {
    fill: color-mix(in srgb, var(--work) 16%, var(--ground));
  }
  .counter-line {
    fill: none;
    stroke: var(--work);
    stroke-width: 1.75;
  }
  .counter-ground {
    stroke: var(--rule);
    stroke-width: 1;
  }
  .counter-bound {
    stroke: var(--quiet);
    stroke-width: 1.25;
    stroke-dasharray: 5 4;
    fill: none;
  }
  .moment {
    stroke: var(--ink);
    stroke-width: 1.5;
    fill: none;
  }
  .choice {
    fill: none;
    stroke: var(--ink);
    stroke-width: 2;
  }
  .under {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 16px;
    align-items: center;
    justify-content: space-between;
    margin-top: 8px;
  }
  .detail {
    min-height: 1.5em;
    margin: 8px 0 0;
    font-size: 13.5px;
    line-height: 1.5;
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  [hidden] {
    display: none !important;
  }
  .zoom {
    display: flex;
    margin-left: auto;
    gap: 4px;
  }
  .zoom button {
    font: 500 14px/1 var(--sans, system-ui, sans-serif);
    min-width: 32px;
    height: 32px;
    padding: 0 8px;
    border: 1px solid var(--rule);
    border-radius: 8px;
    background: var(--ground);
    color: var(--ink);
    cursor: pointer;
  }
  .zoom button:hover {
    border-color: var(--quiet);
  }
  .zoom button:focus-visible {
    outline: 2px solid var(--work);
    outline-offset: 2px;
  }
  .zoom button[aria-disabled="true"] {
    color: var(--quiet);
    cursor: default;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: 12.5px;
    color: var(--quiet);
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .legend svg {
    width: 22px;
    height: 12px;
  }
  @media print {
    .zoom,
    .detail {
      display: none;
    }
  }
`;

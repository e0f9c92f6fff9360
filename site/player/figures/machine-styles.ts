// machine-styles: how the little machine is set out: the CPU on one side, memory and devices on the other, the ways
// between them in the middle. Knows no data.
import { css } from "lit";

export const machineStyles = css`
  :host {
    container-type: inline-size;
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin: 2px 0 8px;
  }
  .controls button {
    min-height: 38px;
  }
  .controls button[aria-disabled="true"] {
    color: var(--quiet);
    background: none;
    border-style: dashed;
    cursor: default;
  }
  .controls .step {
    min-width: 76px;
    font-weight: 650;
    border-color: var(--work);
    color: var(--work);
  }
  .controls .step[aria-disabled="true"] {
    border-color: var(--rule);
    color: var(--quiet);
  }
  .controls .play {
    min-width: 72px;
  }
  .controls label {
    font-size: 13.5px;
    color: var(--quiet);
  }
  select {
    font: 500 14px/1.3 var(--sans, system-ui, sans-serif);
    min-height: 38px;
    padding: 4px 6px;
    margin-left: 6px;
    color: var(--ink);
    background: var(--ground);
    border: 1px solid color-mix(in srgb, var(--quiet) 55%, var(--ground));
    border-radius: 8px;
  }
  input[type="range"] {
    display: block;
    width: 100%;
    height: 26px;
    margin: 0 0 4px;
    accent-color: var(--work);
    cursor: pointer;
  }
  .told {
    min-height: 3em;
    margin-bottom: 10px;
    font-size: 15px;
    line-height: 1.5;
  }
  .machine {
    display: grid;
    grid-template-columns: minmax(0, 0.8fr) 104px minmax(0, 1.2fr);
    grid-template-areas: "cpu data ram" "cpu io device";
    gap: 14px 0;
  }
  .box {
    --c: var(--quiet);
    border: 2px solid var(--rule);
    border-radius: 12px;
    padding: 10px 14px 12px;
    min-width: 0;
    background: var(--ground);
  }
  .cpu {
    grid-area: cpu;
  }
  .ram {
    grid-area: ram;
  }
  .device {
    grid-area: device;
  }
  .cpu.lit {
    --c: var(--lane-1, #a83c0b);
  }
  .ram.lit {
    --c: var(--lane-2, #1657c0);
  }
  .device.lit {
    --c: var(--lane-3, #0f6b47);
  }
  .lit {
    border-color: var(--c);
    background: color-mix(in srgb, var(--c) 8%, var(--ground));
    box-shadow: 0 0 0 3px color-mix(in srgb, var(--c) 22%, var(--ground));
  }
  .name {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 8px;
    margin: 0 0 6px;
    min-height: 22px;
    font-size: 14px;
    line-height: 22px;
    font-weight: 700;
  }
  .works {
    padding: 0 8px;
    border-radius: 5px;
    font-size: 12px;
    line-height: 20px;
    font-weight: 650;
    color: var(--ground);
    background: var(--c);
  }
  .sub {
    margin: 8px 0 2px;
    font-size: 12px;
    font-weight: 600;
    color: var(--quiet);
  }
  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 12px;
    margin: 0;
    font-size: 14px;
    line-height: 26px;
  }
  dt {
    font: 500 13px/26px var(--mono, ui-monospace, monospace);
    color: var(--quiet);
  }
  .cpu dt {
    font-family: var(--sans, system-ui, sans-serif);
  }
  dd {
    margin: 0;
    text-align: right;
    font: 600 14px/26px var(--mono, ui-monospace, monospace);
    font-variant-ligatures: none;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  dt,
  dd {
    border-top: 1px solid var(--rule);
    margin: 0 -12px 0 0;
    padding-right: 12px;
  }
  dd {
    margin: 0;
    padding: 0;
  }
  dd.new b {
    padding: 1px 6px;
    margin-right: -6px;
    border-radius: 5px;
    font-weight: 750;
    background: color-mix(in srgb, var(--c) 24%, var(--ground));
    outline: 1.5px solid var(--c);
  }
  .machine .new {
    --c: var(--ink);
  }
  dd s {
    margin-right: 8px;
    font-weight: 400;
    color: var(--quiet);
  }
  ol {
    max-height: 276px;
    margin: 0 -6px;
    padding: 0;
    list-style: none;
    overflow-y: auto;
    font: 13px/24px var(--mono, ui-monospace, monospace);
    font-variant-ligatures: none;
  }
  ol li {
    display: grid;
    grid-template-columns: 12px 20px minmax(0, 1fr) auto;
    align-items: baseline;
    column-gap: 5px;
    padding: 0 6px;
    border-radius: 6px;
  }
  ol li.done {
    font-weight: 700;
    background: color-mix(in srgb, var(--ink) 9%, var(--ground));
  }
  .mark {
    font-size: 10px;
    color: var(--ink);
  }
  .address {
    color: var(--quiet);
    text-align: right;
    font-weight: 400;
  }
  .kind {
    font: 500 11.5px/24px var(--sans, system-ui, sans-serif);
    color: var(--quiet);
  }
  .done .kind {
    font-weight: 650;
    color: var(--ink);
  }
  .way {
    display: grid;
    align-content: center;
    justify-items: center;
    min-width: 0;
    font: 500 12px/1.4 var(--mono, ui-monospace, monospace);
    font-variant-ligatures: none;
    color: var(--quiet);
    text-align: center;
    overflow-wrap: anywhere;
  }
  .way.data {
    --c: var(--lane-2, #1657c0);
    grid-area: data;
  }
  .way.io {
    --c: var(--lane-3, #0f6b47);
    grid-area: io;
  }
  .way svg {
    width: 88px;
    height: 18px;
    fill: none;
    stroke: var(--rule);
    stroke-width: 2;
  }
  .way.lit {
    border: 0;
    background: none;
    box-shadow: none;
    color: var(--ink);
  }
  .way.lit svg {
    stroke: var(--c);
    stroke-width: 3;
  }
  .way .value {
    min-height: 24px;
    font-size: 15px;
    font-weight: 700;
  }
  .way.lit .value {
    padding: 0 9px;
    border: 1.5px solid var(--c);
    border-radius: 12px;
    background: color-mix(in srgb, var(--c) 12%, var(--ground));
  }
  .way .caption {
    min-height: 17px;
    max-width: 100px;
  }
  .counts {
    margin-top: 10px;
    font-size: 14px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  @container (max-width: 560px) {
    .machine {
      grid-template-columns: minmax(0, 1fr);
      grid-template-areas: "cpu" "data" "ram" "io" "device";
      gap: 4px;
    }
    .way {
      display: flex;
      align-items: center;
      justify-content: center;
      gap: 10px;
      min-height: 40px;
    }
    .way svg {
      width: 40px;
      height: 40px;
      rotate: 90deg;
    }
    .way .value {
      line-height: 24px;
    }
    .way .caption {
      max-width: none;
    }
  }
  @media print {
    .controls,
    input[type="range"] {
      display: none;
    }
  }
`;

// kitchen-styles: how the kitchen looks and moves, in the site's own colours. Knows no data.
import { css } from "lit";
import { playerColours } from "../element-styles";

export const kitchenStyles = css`
  ${playerColours}
  :host {
    --wall: var(--panel, #f7f8f9);
    --wood: color-mix(in srgb, var(--lane-5, #8a5100) 26%, var(--ground));
    --cupboard: color-mix(in srgb, var(--lane-5, #8a5100) 13%, var(--ground));
    --linen: color-mix(in srgb, var(--ink) 4%, var(--ground));
  }
  svg {
    display: block;
    width: 100%;
    overflow: hidden;
    font: 500 12px/1 var(--sans, system-ui, sans-serif);
    font-variant-numeric: tabular-nums;
    fill: none;
    stroke-linecap: round;
    stroke-linejoin: round;
    user-select: none;
    -webkit-user-select: none;
  }
  text {
    fill: var(--ink);
  }
  .wall {
    fill: var(--wall);
    stroke: var(--rule);
    stroke-width: 1.5;
  }
  .tiles,
  .rail {
    stroke: color-mix(in srgb, var(--quiet) 22%, var(--ground));
    stroke-width: 1;
  }
  .rail {
    stroke-width: 2.5;
  }
  .tools path {
    stroke: color-mix(in srgb, var(--quiet) 55%, var(--ground));
    stroke-width: 1.6;
  }
  .floor {
    stroke: var(--ink);
    stroke-width: 1.6;
  }
  .title {
    font-size: 15px;
    font-weight: 650;
  }
  .clock {
    font-size: 20px;
    font-weight: 720;
    letter-spacing: -0.02em;
    fill: var(--work);
  }
  .waiting .clock {
    fill: var(--quiet);
  }
  .invitation {
    font-size: 14px;
    fill: var(--quiet);
  }

  /* Stations */
  .top,
  .cupboard,
  .table-cloth {
    stroke: var(--ink);
    stroke-width: 1.8;
  }
  .top {
    fill: var(--wood);
  }
  .cupboard {
    fill: var(--cupboard);
  }
  .table-cloth {
    fill: var(--ground);
  }
  .thin {
    stroke: color-mix(in srgb, var(--ink) 45%, var(--ground));
    stroke-width: 1.3;
  }
  .knob {
    stroke: var(--ink);
    stroke-width: 1.4;
    fill: var(--ground);
  }
  .place {
    font-size: 11.5px;
    fill: var(--quiet);
  }
  .wood {
    fill: var(--wood);
    stroke: var(--ink);
    stroke-width: 1.8;
  }
  .food,
  .stalk {
    stroke: var(--work);
    stroke-width: 2;
    fill: color-mix(in srgb, var(--work) 22%, var(--ground));
  }
  .stalk {
    fill: none;
  }
  .china {
    fill: var(--ground);
    stroke: var(--ink);
    stroke-width: 1.6;
  }

  /* What goes on by itself */
  .grate {
    stroke: var(--ink);
    stroke-width: 2;
  }
  .iron {
    fill: color-mix(in srgb, var(--quiet) 24%, var(--ground));
    stroke: var(--ink);
    stroke-width: 2.1;
  }
  .flames,
  .steam path,
  .turning {
    stroke: var(--work);
    stroke-width: 2.2;
  }
  .off .flames,
  .off .steam {
    display: none;
  }
  .on .iron {
    fill: color-mix(in srgb, var(--work) 22%, var(--ground));
  }
  .process text {
    font-size: 12px;
    font-weight: 600;
    paint-order: stroke;
    stroke: var(--cupboard);
    stroke-width: 4px;
  }
  .process .lasted {
    fill: var(--work);
  }
  .off .process .lasted {
    fill: var(--quiet);
  }

  /* Cooks */
  .cloth,
  .skin,
  .line,
  .shoe,
  .sleeve {
    stroke: var(--ink);
    stroke-width: 2.1;
  }
  .cloth,
  .skin {
    fill: var(--linen);
  }
  .shoe {
    fill: var(--ink);
    stroke: none;
  }
  .sleeve {
    stroke-width: 2.4;
  }
  .scarf {
    stroke: var(--ink);
    stroke-width: 1.6;
  }
  .scarf-1 {
    fill: var(--lane-1, #a83c0b);
  }
  .scarf-2 {
    fill: var(--lane-2, #1657c0);
  }
  .scarf-3 {
    fill: var(--lane-3, #0f6b47);
  }
  .scarf-4 {
    fill: var(--lane-4, #7d2ae0);
  }
  .scarf-5 {
    fill: var(--lane-5, #8a5100);
  }
  .scarf-6 {
    fill: var(--lane-6, #a8206b);
  }
  .blade {
    fill: color-mix(in srgb, var(--work) 20%, var(--ground));
    stroke: var(--work);
    stroke-width: 2;
  }
  .handle {
    stroke: var(--work);
    stroke-width: 3.5;
  }
  .name,
  .deed {
    paint-order: stroke;
    stroke: var(--wall);
    stroke-width: 4px;
  }
  .name {
    font-weight: 680;
  }
  .works .deed {
    fill: var(--work);
    font-weight: 600;
  }
  .waits .deed,
  .stands .deed,
  .done .deed {
    fill: var(--quiet);
  }
  .waiting-hat .line {
    stroke-width: 1.5;
  }

  .list {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 18px;
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
    font: 500 13px/1.45 var(--sans, system-ui, sans-serif);
    color: var(--quiet);
  }
  .list strong {
    color: var(--ink);
    font-weight: 650;
  }
  .seen-by-readers {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: no-preference) {
    .cook {
      transition: transform 0.42s cubic-bezier(0.4, 0.1, 0.3, 1);
    }
    .running .chop {
      animation: chop 0.26s ease-in-out infinite alternate;
      transform-origin: -12px -8px;
    }
    .running .steam path {
      animation: rise 1.5s ease-out infinite;
    }
    .running .steam path:nth-child(2) {
      animation-delay: -0.5s;
    }
    .running .steam path:nth-child(3) {
      animation-delay: -1s;
    }
    .running .flames {
      animation: flicker 0.5s ease-in-out infinite alternate;
    }
    .running .on .turning {
      animation: turn 2s linear infinite;
      transform-origin: 0 -17px;
    }
  }
  @keyframes chop {
    from {
      transform: rotate(-11deg);
    }
    to {
      transform: rotate(3deg);
    }
  }
  @keyframes rise {
    from {
      transform: translateY(5px);
      opacity: 0;
    }
    35% {
      opacity: 1;
    }
    to {
      transform: translateY(-7px);
      opacity: 0;
    }
  }
  @keyframes flicker {
    from {
      opacity: 1;
    }
    to {
      opacity: 0.6;
    }
  }
  @keyframes turn {
    to {
      transform: rotate(360deg);
    }
  }
`;

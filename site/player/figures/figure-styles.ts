// figure-styles: the looks that all figures of a run share, tables above all. Knows no figure.
import { css } from "lit";
import { elementStyles } from "../element-styles";

export const figureStyles = css`
  ${elementStyles}
  figure {
    margin: 0;
  }
  .title,
  caption {
    margin: 0 0 6px;
    padding: 0;
    text-align: left;
    font-size: 14.5px;
    line-height: 1.4;
    font-weight: 650;
    color: var(--ink);
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    font-size: 14px;
    line-height: 1.45;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 5px 18px 5px 0;
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
  .number {
    text-align: right;
    white-space: nowrap;
  }
  details {
    margin-top: 6px;
    font-size: 13.5px;
  }
  summary {
    width: fit-content;
    cursor: pointer;
    color: var(--quiet);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
    font-size: 12.5px;
    line-height: 1.4;
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
    flex: none;
  }
  @media print {
    details {
      display: none;
    }
  }
`;

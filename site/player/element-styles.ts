// element-styles: the looks that all elements of the player share, in the site's own colours. Knows no element.
import { css } from "lit";

/** The site's colours under the player's names, with what stands in where a page has none. */
export const playerColours = css`
  :host {
    display: block;
    --work: var(--accent, #b3400d);
    --ink: var(--fg, #1c1f24);
    --ground: var(--bg, #fff);
    --quiet: var(--mut, #5a6270);
    --rule: var(--line, #e3e6ea);
  }
`;

export const elementStyles = css`
  ${playerColours}
  :host {
    font-family: var(--sans, system-ui, sans-serif);
    color: var(--ink);
  }
  [hidden] {
    display: none !important;
  }
  :focus-visible {
    outline: 2px solid var(--work);
    outline-offset: 2px;
    border-radius: 4px;
  }
  button {
    font: 500 14px/1.2 var(--sans, system-ui, sans-serif);
    min-height: 34px;
    padding: 6px 12px;
    border: 1px solid var(--rule);
    border-radius: 8px;
    background: var(--ground);
    color: var(--ink);
    cursor: pointer;
  }
  button:hover {
    border-color: var(--quiet);
  }
  p {
    margin: 0;
  }
  .heading {
    margin: 0 0 6px;
    font-size: 13px;
    line-height: 1.4;
    font-weight: 650;
    color: var(--quiet);
  }
  code {
    font: 0.92em/1.5 var(--mono, ui-monospace, monospace);
    font-variant-ligatures: none;
  }
  .seen-by-readers {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/** A sentence that must be seen, with a button to it perhaps. */
export const noticeStyles = css`
  .notice {
    padding: 10px 14px;
    border: 1px solid var(--rule);
    border-left: 3px solid var(--quiet);
    border-radius: 8px;
    background: var(--ground);
    font-size: 14.5px;
    line-height: 1.5;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .notice.bad {
    border-left-color: var(--bad, #b3261e);
  }
  .notice button {
    margin-left: 10px;
  }
`;

/** A button that looks like a link: what it does is beside the point of the page. */
export const linkButtonStyles = css`
  .as-link {
    min-height: 0;
    padding: 2px 0;
    border: 0;
    background: none;
    color: var(--work);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
    font-weight: 400;
  }
  .as-link:hover {
    text-decoration-thickness: 2px;
  }
`;

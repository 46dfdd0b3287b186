import type { Status } from "../claims/judge.ts";
import { type Html, html } from "./html.ts";
import { words } from "./words.ts";

const { verdicts } = words.claims;

/** From what says yes most clearly to what says nothing. */
export const statuses = Object.keys(verdicts) as readonly Status[];

/** A verdict in words, with a small picture that says no more than the words: a disc, the fuller the more it holds. */
export const verdict = (status: Status): Html =>
  html`<span class="verdict v${statuses.indexOf(status)}"><svg viewBox="0 0 16 16" aria-hidden="true">${picture(status)}</svg>${verdicts[status]}</span>`;

function picture(status: Status): Html {
  switch (status) {
    case "holds":
      return html`<circle cx="8" cy="8" r="7" fill="currentColor"/>`;
    case "mostly holds":
      return html`${ring}<path d="M8 1a7 7 0 1 1-7 7h7z" fill="currentColor"/>`;
    case "hangs":
      return html`${ring}<path d="M8 1a7 7 0 0 1 0 14z" fill="currentColor"/>`;
    case "mostly fails":
      return html`${ring}<path d="M8 1a7 7 0 0 1 7 7h-7z" fill="currentColor"/>`;
    case "fails":
      return ring;
    case "no difference":
    case "mostly no difference":
      return html`<path d="M2 5.5h12M2 10.5h12" stroke="currentColor" stroke-width="2"/>`;
    default:
      return html`<path d="M3 8h2M7 8h2M11 8h2" stroke="currentColor" stroke-width="2.5"/>`;
  }
}

const ring = html`<circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5"/>`;

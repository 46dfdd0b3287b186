import type { Gain, LearnValue } from "../../lenses/hinges/learn.ts";
import { found } from "../figures.ts";
import { type Html, html } from "../html.ts";
import { type Names, said, strong } from "../names.ts";
import type { Section } from "../section.ts";
import { table } from "../table.ts";
import { words } from "../words.ts";

const { learn: telling } = words;

/** What those who move the levers would gain by learning something before they choose. */
export const learnSection: Section = {
  id: "learn",
  title: telling.title,
  wants: telling.wants,
  charts: () => [],
  body({ learned, unanswered }, names) {
    const reason = unanswered.find(({ what }) => what === "learn");
    if (learned.length === 0)
      return reason === undefined ? null : html`<p>${telling.unanswered(said(reason.reason))}</p>`;
    return html`${learned.map((one, at) => told(one, at, names))}
<p class="note">${telling.legend}</p>`;
  },
};

/** More rows than these are not read. */
const mostGains = 10;

function told({ party, best, everything, assumptions }: LearnValue, at: number, names: Names): Html {
  const worth = assumptions.filter(({ gain }) => gain > 0).slice(0, mostGains);
  const rest = assumptions.length - worth.length;
  const row = (head: Html, { gain, low, high }: Gain) => ({
    cells: [head, { shows: found(gain, 2), by: gain }, words.between(found(low, 2), found(high, 2))],
  });
  return html`<p>${telling.without(names.row(party), strong(best))}</p>
${table({
  id: `t-learn-${at + 1}`,
  caption: telling.caption(names.row(party)),
  narrow: "box",
  columns: [
    { head: telling.heads.what },
    { head: telling.heads.gain, numbers: true },
    { head: telling.heads.interval, numbers: true },
  ],
  rows: [
    row(html`${telling.everything}`, everything),
    ...worth.map((one) => row(names.assumption(one.assumption), one)),
  ],
})}
<p class="note">${worth.length === 0 ? telling.nothing : telling.rest(rest)}</p>`;
}

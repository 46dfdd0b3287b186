import type { Effect, LeversValue } from "../../lenses/hinges/levers.ts";
import { leversChart } from "../charts/levers.ts";
import { figure, found, ranged, signedFound, turnsText } from "../figures.ts";
import { type Html, html } from "../html.ts";
import { type Names, said, strong } from "../names.ts";
import type { Drawn, Section } from "../section.ts";
import { empty, table } from "../table.ts";
import { listed, words } from "../words.ts";

const { levers: telling } = words;

/** What each lever contributes between the first two approaches, by which ways, and where its sign turns. */
export const leversSection: Section = {
  id: "levers",
  title: telling.title,
  wants: telling.wants,
  charts: ({ levers }) => [levers === null ? null : leversChart(levers, "levers")],
  body({ levers, unanswered }, names, drawn) {
    if (levers !== null) return told(levers, names, drawn);
    const reason = unanswered.find(({ what }) => what === "levers");
    return reason === undefined ? null : html`<p>${telling.unanswered(said(reason.reason))}</p>`;
  },
};

function told(
  { from, to, on, before, after, whole, levers, interactions, matters }: LeversValue,
  names: Names,
  drawn: Drawn,
): Html {
  const heads = telling.heads;
  const together = interactions.filter((one) => Math.abs(one.value) >= matters);
  return html`<p>${telling.whole(strong(from), strong(to), said(on), found(before), found(after), signed(whole))} ${turning(whole, names)}</p>
${drawn("levers")}
${table({
  id: "t-levers",
  caption: telling.caption(said(from), said(to)),
  narrow: "cards",
  columns: [
    { head: heads.lever, width: 16 },
    { head: heads.part, sorts: true, width: 13 },
    { head: heads.alone, width: 12 },
    { head: heads.last, width: 12 },
    { head: heads.turns, width: 19 },
    { head: heads.ways, width: 28 },
  ],
  rows: levers.map(({ name, from: a, to: b, part, alone, last, channels }) => ({
    cells: [
      telling.moved(strong(name), said(a), said(b)),
      { shows: signed(part), by: part.value },
      signed(alone),
      signed(last),
      turning(part, names),
      channels.length === 0
        ? empty
        : html`<ul>${channels.map(
            ({ name: way, through, effect }) =>
              html`<li>${telling.way(said(way), listed(through.map(said)), signed(effect))}${effect.turns.length === 0 ? null : html` <small>${turning(effect, names)}</small>`}</li>`,
          )}</ul>`,
    ],
  })),
})}
${
  together.length === 0
    ? null
    : html`<p>${telling.together}</p>
<ul>${together.map(({ a, b, value }) => html`<li>${telling.pair(said(a), said(b), signedFound(value))}</li>`)}</ul>`
}
<p class="note">${telling.legend(figure(Number(matters.toPrecision(3))))}</p>`;
}

const signed = ({ value, spread }: Effect): Html => ranged(value, spread, { signed: true });

const turning = ({ turns }: Effect, names: Names): Html =>
  turns.length === 0 ? html`${telling.turnsNot}` : telling.turns(turnsText(turns, names));

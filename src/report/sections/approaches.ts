import { moves, type Writing, writingOf } from "../../lenses/written.ts";
import type { Model } from "../../scenario/model.ts";
import { courseChart } from "../charts/course.ts";
import { rankingChart } from "../charts/ranking.ts";
import { trustChart } from "../charts/trust.ts";
import { amount, endOf, marked, ranged } from "../figures.ts";
import { howFirm, whatReverses } from "../firmness.ts";
import { type Html, html } from "../html.ts";
import type { Material, Order, Played } from "../material.ts";
import { type Names, said, strong } from "../names.ts";
import type { Section } from "../section.ts";
import { type Column, empty, type Row, table } from "../table.ts";
import { words } from "../words.ts";

const { approaches: telling } = words;

/** The approaches side by side: what they are, how they stand, how they end, trust on the way, the likeliest course. */
export const approachesSection: Section = {
  id: "approaches",
  title: telling.title,
  wants: telling.wants,
  charts: ({ played, ranking }) =>
    played.length === 0
      ? []
      : [ranking === null ? null : rankingChart(ranking), courseChart(played), trustChart(played)],
  body(material, names, drawn) {
    const { model, played, ranking, orders } = material;
    const failures = (ranking?.failures ?? []).map(
      ({ approach, failure }) => html`<p>${telling.failed(said(approach), said(failure.message))}</p>\n`,
    );
    if (played.length === 0) return failures.length === 0 ? null : html`${failures}`;
    return html`${settings(model)}${failures}
${drawn("ranking")}
${orders.filter(({ standing }) => standing.length > 1).map((order, at) => standing(order, at, names))}
${drawn("course")}
${ends(played, names)}
${drawn("trust")}
${trust(played, names)}
<h3>${telling.course}</h3>
<ul>${played.map(({ approach, findings }) => html`<li>${strong(approach)}: <span dir="auto">${findings[0] ?? ""}</span></li>\n`)}</ul>
<p class="note">${telling.courseNote}</p>
${ownBest(material, names)}`;
  },
};

/** What each approach says and sets. */
function settings({ approaches, levers }: Model): Html | null {
  if (levers.length === 0 && approaches.every(({ says }) => says === null)) return null;
  return html`${table({
    id: "t-settings",
    caption: telling.settings,
    narrow: "box",
    columns: [
      { head: telling.approach },
      { head: telling.saysHead },
      ...levers.map(({ id }): Column => ({ head: said(id) })),
    ],
    rows: approaches.map(
      ({ id, says, settings: chosen }): Row => ({
        cells: [
          strong(id),
          says === null ? empty : html`<span dir="auto">${says}</span>`,
          ...levers.map((lever, at) => said(lever.settings[chosen[at]].id)),
        ],
      }),
    ),
  })}
`;
}

/** One order as a table, with what alone takes each number to its ends. */
function standing(order: Order, at: number, names: Names): Html {
  const { text, least, standing: all } = order;
  const writing = writingOf(text);
  return html`${table({
    id: `t-order-${at + 1}`,
    caption: telling.order(said(text), least),
    narrow: "cards",
    columns: [
      { head: telling.approach },
      { head: telling.value, numbers: true },
      { head: telling.lowest },
      { head: telling.highest },
    ],
    rows: all.map(({ approach, value, spread }) => ({
      cells: [
        strong(approach),
        amount(value!, spread, writing),
        spread === null ? empty : endOf(spread.low, spread.lowBy, spread, names, writing),
        spread === null ? empty : endOf(spread.high, spread.highBy, spread, names, writing),
      ],
    })),
  })}
<p>${howFirm(order, names)} ${whatReverses(order, names)}</p>`;
}

/** One column an approach, one row an end. */
function ends(played: readonly Played[], names: Names): Html {
  const probability: Writing = { probability: true };
  const [{ value: one }] = played;
  const row = (head: Html, cell: (value: Played["value"]) => Html): Row => ({
    cells: [head, ...played.map(({ value }) => cell(value))],
  });
  const others = Object.keys(one.outcomes).filter((id) => !/^deal(\.|$)/.test(id));
  const splits = one.lasting !== null;
  const rows = [
    ...(one.spread.signed === null
      ? []
      : [
          row(html`${telling.signed}`, ({ signed, spread }) =>
            marked(signed, spread.signed, names, probability),
          ),
        ]),
    ...(splits
      ? [
          row(html`${telling.lasting}`, ({ lasting, spread }) =>
            marked(lasting!, spread.lasting, names, probability),
          ),
        ]
      : []),
    ...others.map((id) =>
      row(said(id), ({ outcomes, spread }) => marked(outcomes[id], spread.outcomes[id], names, probability)),
    ),
    row(html`${telling.length}`, ({ length, spread }) => marked(length, spread.length, names)),
  ];
  return html`${table({
    id: "t-ends",
    caption: telling.ends,
    narrow: "box",
    columns: [
      { head: telling.what },
      ...played.map(({ approach }) => ({ head: said(approach), numbers: true })),
    ],
    rows,
  })}
<p class="note">${telling.endsNote}${splits ? html` ${telling.broken}` : null}</p>`;
}

/** Talks that go on with less than this are too few to speak of their trust. */
const goingOn = 0.05;

/** Trust at first, and in the last round that talks still reach often enough. */
function trust(played: readonly Played[], names: Names): Html | null {
  const relations = Object.keys(played[0].value.trust);
  if (relations.length === 0) return null;
  const cell = ({ value }: Played, relation: string): Html => {
    const last = value.byRound.findLastIndex((round) => round.goingOn >= goingOn);
    const at = (round: number): Html | null => {
      const trusted = value.trust[relation][round] ?? null;
      const spread = value.spread.trust[relation][round] ?? null;
      return trusted === null ? null : marked(trusted, spread, names, { probability: true });
    };
    const [first, later] = [at(0), last < 1 ? null : at(last)];
    if (first === null) return empty;
    return telling.path(
      html`${telling.firstRound}: ${first}`,
      later === null ? null : html`${telling.later(last + 1)}: ${later}`,
    );
  };
  return table({
    id: "t-trust",
    caption: telling.trust,
    narrow: "box",
    columns: [{ head: telling.relation }, ...played.map(({ approach }) => ({ head: said(approach) }))],
    rows: relations.map((relation) => ({
      cells: [said(relation), ...played.map((one) => cell(one, relation))],
    })),
  });
}

/** For every party and faction the approach that its own values and its own trust would choose. */
function ownBest({ ranking, played }: Material, names: Names): Html | null {
  if (ranking === null || ranking.best.length === 0 || played.length < 2) return null;
  const { best, dominant } = ranking;
  const heads = telling.bestHeads;
  const rows = best.map(({ row, approach, expected, ahead, next, tied }): Row => {
    const spread = played.find((one) => one.approach === approach)?.value.spread.expected[row].own ?? null;
    const lead =
      ahead === null || next === null
        ? empty
        : tied
          ? telling.even(said(next))
          : telling.ahead(amount(ahead, moves(spread) ? spread : null), said(next));
    return { cells: [names.row(row), strong(approach), ranged(expected, spread), lead] };
  });
  const whole = (value: number): Html => amount(Math.round(value), null);
  return html`${table({
    id: "t-best",
    caption: telling.best,
    narrow: "cards",
    columns: [{ head: heads.party }, { head: heads.choice }, { head: heads.points }, { head: heads.ahead }],
    rows,
  })}
<p class="note">${telling.bestNote}</p>
${dominant.map(
  ({ row, outcome, points, packages }) =>
    html`<p>${telling.dominates(names.row(row), said(outcome), points < packages.least, whole(points), whole(packages.least), whole(packages.most))}</p>\n`,
)}`;
}

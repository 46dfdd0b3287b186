import type { CruxValue } from "../../lenses/hinges/crux.ts";
import { writingOf } from "../../lenses/written.ts";
import type { Model } from "../../scenario/model.ts";
import { cruxChart } from "../charts/crux.ts";
import { amount, figure, found, signedFound } from "../figures.ts";
import { mostPairs } from "../gather.ts";
import { type Html, html, joined } from "../html.ts";
import type { Material } from "../material.ts";
import { type Names, said, strong } from "../names.ts";
import type { Drawn, Section } from "../section.ts";
import { empty, table } from "../table.ts";
import { words } from "../words.ts";

const { views: telling } = words;

/** What each view takes otherwise, what each approach comes to through it, and which assumptions part two of them. */
export const viewsSection: Section = {
  id: "views",
  title: telling.title,
  wants: telling.wants,
  charts: ({ cruxes }) => cruxes.map((crux, at) => cruxChart(crux, idOf(at))),
  body({ model, cruxes, through, unanswered }, names, drawn) {
    if (model.views.length === 0) return null;
    const pairs = (model.views.length * (model.views.length - 1)) / 2;
    return html`${differences(model, names)}
${through.map((one, at) => throughViews(one, at))}
${cruxes.map((crux, at) => parting(crux, at, names, drawn))}
${unanswered
  .filter(({ what }) => what === "crux")
  .slice(0, 1)
  .map(({ reason }) => html`<p>${telling.unanswered(said(reason))}</p>`)}
${cruxes.length > 0 && pairs > mostPairs ? html`<p class="note">${telling.more(mostPairs, pairs)}</p>` : null}`;
  },
};

function differences({ views, assumptions }: Model, names: Names): Html {
  const heads = telling.heads;
  return table({
    id: "t-views",
    caption: telling.caption,
    narrow: "cards",
    columns: [
      { head: heads.view, width: 14 },
      { head: heads.says, width: 30 },
      { head: heads.differs, width: 56 },
    ],
    rows: views.map(({ id, says, overrides }) => ({
      cells: [
        strong(id),
        says === null ? empty : html`<span dir="auto">${says}</span>`,
        joined(
          overrides.map(({ assumption, value, because }) =>
            telling.override(
              names.assumption(assumptions[assumption].id),
              figure(value),
              because === null ? null : said(because),
            ),
          ),
          "; ",
        ),
      ],
    })),
  });
}

/** One column a view, and one for the central values; one row an approach. */
function throughViews({ text, least, columns, rows }: Material["through"][number], at: number): Html {
  const writing = writingOf(text);
  return table({
    id: `t-through-${at + 1}`,
    caption: telling.through(said(text), least),
    narrow: "box",
    columns: [
      { head: telling.approach },
      { head: telling.central, numbers: true },
      ...columns.map((view) => ({ head: said(view), numbers: true })),
    ],
    rows: rows.map(({ approach, values }) => ({
      cells: [
        strong(approach),
        ...values.map((value) =>
          value === null ? empty : amount(Number(value.toPrecision(3)), null, writing),
        ),
      ],
    })),
  });
}

const idOf = (at: number): string => `crux-${at + 1}`;

/** A part smaller than this share of the largest is told only as one of several. */
const tooSmall = 0.01;

function parting(
  { first, second, on, before, after, parts, exact }: CruxValue,
  at: number,
  names: Names,
  drawn: Drawn,
): Html {
  const least = tooSmall * Math.max(...parts.map(({ effect }) => Math.abs(effect)), 0);
  const shown = parts.filter(({ effect }) => effect !== 0 && Math.abs(effect) >= least);
  const rest = parts.length - shown.length;
  return html`<h3>${telling.pair(said(first), said(second))}</h3>
<p>${telling.numbers(said(on), found(before), said(first), found(after), said(second), signedFound(after - before))}</p>
${drawn(idOf(at))}
${
  shown.length === 0
    ? html`<p>${telling.same}</p>`
    : table({
        id: `t-crux-${at + 1}`,
        caption: telling.parts(said(first), said(second)),
        narrow: "box",
        columns: [
          { head: telling.assumption, sorts: true },
          { head: said(first), numbers: true },
          { head: said(second), numbers: true },
          { head: telling.part, numbers: true, sorts: true },
        ],
        rows: shown.map(({ assumption, first: a, second: b, effect, low, high }) => ({
          cells: [
            names.assumption(assumption),
            figure(a),
            figure(b),
            {
              shows: exact
                ? signedFound(effect)
                : html`${signedFound(effect)} <small>(${words.between(signedFound(low), signedFound(high))})</small>`,
              by: effect,
            },
          ],
        })),
      })
}
${shown.length === 0 || rest === 0 ? null : html`<p class="note">${telling.rest(rest)}</p>`}`;
}

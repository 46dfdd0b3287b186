import type { Model } from "../../scenario/model.ts";
import { figure } from "../figures.ts";
import { type Html, html } from "../html.ts";
import { anchors, type Names, sign } from "../names.ts";
import type { Section } from "../section.ts";
import { empty, type Row, table } from "../table.ts";
import { usesOf } from "../uses.ts";
import { listed, words } from "../words.ts";

const { assumptions: telling } = words;

/** Every number that decides something, with its range, its reason and its source, and where it matters. */
export const assumptionsSection: Section = {
  id: "assumptions",
  title: telling.title,
  wants: telling.wants,
  charts: () => [],
  body(material, names) {
    const { model } = material;
    if (model.assumptions.length === 0) return null;
    const { heads } = telling;
    const uses = usesOf(material, names);
    const rows = model.assumptions.map(
      ({ id, value, low, high, shape, because, source }, index): Row => ({
        id: anchors.assumption(index),
        cells: [
          { shows: html`<small>${sign(index)}</small> ${names.assumption(id)}`, by: index },
          { shows: figure(value), by: value },
          low < high ? telling.range(figure(low), figure(high)) : telling.certain,
          low < high ? telling.shapes[shape] : empty,
          because === null ? empty : html`<span dir="auto">${because}</span>`,
          source === null ? empty : names.source(source),
          { shows: uses[index].length === 0 ? empty : listed(uses[index]), by: uses[index].length },
        ],
      }),
    );
    return html`<p>${telling.intro(model.assumptions.length)}</p>
${table({
  id: "t-assumptions",
  caption: telling.caption,
  narrow: "cards",
  columns: [
    { head: heads.name, sorts: true, width: 23 },
    { head: heads.value, numbers: true, width: 7 },
    { head: heads.range, width: 11 },
    { head: heads.shape, width: 9 },
    { head: heads.because, width: 27 },
    { head: heads.source, sorts: true, width: 8 },
    { head: heads.matters, sorts: true, width: 15 },
  ],
  rows,
})}
<p class="note">${telling.legend}</p>
${correlations(model, names)}`;
  },
};

function correlations({ correlations: all, assumptions }: Model, names: Names): Html | null {
  if (all.length === 0) return null;
  return html`<ul>${all.map(({ a, b, rank }) => {
    const [first, second] = [a, b].map((index) => names.assumption(assumptions[index].id));
    return html`<li>${rank > 0 ? telling.correlated(first, second, figure(rank)) : telling.opposed(first, second, figure(rank))}</li>`;
  })}</ul>`;
}

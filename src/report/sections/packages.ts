import type { Worth } from "../../lenses/points/points.ts";
import type { Model } from "../../scenario/model.ts";
import { figure, marked } from "../figures.ts";
import { type Html, html, joined } from "../html.ts";
import { type Names, said, strong } from "../names.ts";
import type { Section } from "../section.ts";
import { type Column, empty, table } from "../table.ts";
import { words } from "../words.ts";

const { packages: telling } = words;

/** What each named package is worth to whom as the talks begin. */
export const packagesSection: Section = {
  id: "packages",
  title: telling.title,
  wants: telling.wants,
  charts: () => [],
  body({ points, model }, names) {
    if (points === null || points.packages.length === 0) return null;
    const [{ worth: first }] = points.packages;
    const columns: readonly Column[] = [
      { head: telling.pack },
      { head: telling.terms },
      ...first.flatMap(({ row, gain }): readonly Column[] => [
        { head: names.row(row), numbers: true },
        ...(gain === null ? [] : [{ head: telling.over(names.row(row)), numbers: true }]),
      ]),
    ];
    const rows = points.packages.map(({ package: id, worth }) => ({
      cells: [strong(id), terms(model, id), ...worth.flatMap((one) => cells(one, names))],
    }));
    return html`${table({ id: "t-packages", caption: telling.caption, narrow: "box", columns, rows })}
<p class="note">${model.commonScale ? telling.common : telling.note}</p>`;
  },
};

function terms({ packages, issues }: Model, id: string): Html {
  const pack = packages.find((candidate) => candidate.id === id);
  if (pack === undefined) return html`${empty}`;
  const told = issues.map((issue, at) => {
    const value = pack.terms[at];
    return telling.term(
      said(issue.id),
      issue.kind === "options" ? said(issue.options[value]) : figure(value),
    );
  });
  return html`<small>${joined(told, "; ")}</small>`;
}

const cells = ({ points, spread, gain, gainSpread }: Worth, names: Names): readonly Html[] => [
  marked(points, spread, names),
  ...(gain === null ? [] : [marked(gain, gainSpread, names, { signed: true })]),
];

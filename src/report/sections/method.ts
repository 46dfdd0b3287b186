import { alike } from "../alike.ts";
import { mostLearners, mostPairs } from "../gather.ts";
import { type Html, html, joined, type Part } from "../html.ts";
import type { Made, Material } from "../material.ts";
import { said } from "../names.ts";
import { mostOrders } from "../order.ts";
import type { Section } from "../section.ts";
import { table } from "../table.ts";
import { words } from "../words.ts";

const { method: telling } = words;

/** How everything was computed, so that anybody can do it again, and what it cannot tell. Methods have names here only. */
export const methodSection: Section = {
  id: "method",
  title: telling.title,
  wants: null,
  charts: () => [],
  body(material) {
    const { made, limits } = material;
    return html`<h3>${telling.how}</h3>
${methods(made)}
<ul>${notes(material).map((note) => (note === null ? null : html`<li>${note}</li>\n`))}</ul>
${
  limits.length === 0
    ? null
    : html`<h3>${telling.limits}</h3>
<ul>${limits.map(({ text }) => html`<li>${text}</li>\n`)}</ul>`
}`;
  },
};

function methods({ by }: Made): Html | null {
  const parts = new Map<string, string>(Object.entries(telling.lenses));
  // What a lens says of which the page tells nothing needs no method here.
  const told = by.filter(({ lens }) => parts.has(lens));
  if (told.length === 0) return null;
  return table({
    id: "t-methods",
    caption: telling.caption,
    narrow: "cards",
    columns: [
      { head: telling.heads.part, width: 16 },
      { head: telling.heads.method, width: 56 },
      { head: telling.heads.exact, width: 28 },
    ],
    rows: told.map(({ lens, method, exact, tolerance }) => ({
      cells: [
        parts.get(lens)!,
        method,
        exact ? telling.exact(String(tolerance)) : telling.estimated(String(tolerance)),
      ],
    })),
  });
}

/** What was drawn, what was asked, and how to have it all again; of each only where there was something to ask. */
function notes({
  claims,
  orders,
  levers,
  cruxes,
  learned,
  agreements,
  made,
}: Material): readonly (Part | null)[] {
  const { parley, hash, seed, points } = made;
  const studies = [...claims.map(({ plausible }) => plausible), ...orders.map(({ study }) => study)];
  const sampled = learned.length > 0 || studies.some((study) => study !== null);
  const estimates = studies.flatMap((study) => (study?.hinges ? [study.hinges.method] : []));
  return [
    sampled ? telling.sample(points, seed) : null,
    estimates.length === 0 ? null : telling.attribution(joined(alike(estimates), "; or: ")),
    orders.length === 0 ? null : telling.orders(mostOrders),
    rules(agreements),
    levers === null ? null : telling.levers(said(levers.to), said(levers.from)),
    cruxes.length === 0 ? null : telling.views(mostPairs),
    learned.length === 0 ? null : telling.learn(mostLearners),
    telling.version(parley, hash),
    telling.again(points, seed),
  ];
}

/** The names of the formulas that single out a package, of which the page tells in plain words. */
function rules(agreements: Material["agreements"]): Part {
  const [solutions] = agreements.flatMap(({ answer }) =>
    "reason" in answer || answer.solutions.length === 0 ? [] : [answer.solutions],
  );
  if (solutions === undefined) return null;
  return telling.rules(
    joined(
      solutions.map(({ name, formula }) => telling.rule(telling.ruleNames[name], formula)),
      "; ",
    ),
  );
}

import { alike } from "../alike.ts";
import { mostLearners, mostPairs } from "../gather.ts";
import { type Html, html, joined } from "../html.ts";
import type { Made, Material } from "../material.ts";
import { said } from "../names.ts";
import { mostOrders } from "../order.ts";
import type { Section } from "../section.ts";
import { table } from "../table.ts";
import { listed, words } from "../words.ts";

const { method: telling } = words;

/** How everything was computed, so that anybody can do it again, and what it cannot tell. Methods have names here only. */
export const methodSection: Section = {
  id: "method",
  title: telling.title,
  wants: null,
  charts: () => [],
  body(material) {
    const { made, limits } = material;
    const { parley, hash, seed, points } = made;
    return html`<h3>${telling.how}</h3>
${methods(made)}
<ul>
<li>${telling.sample(points, seed)}</li>
${attribution(material)}<li>${telling.orders(mostOrders)}</li>
<li>${asked(material)}</li>
<li>${telling.version(parley, hash)}</li>
<li>${telling.again(points, seed)}</li>
</ul>
${
  limits.length === 0
    ? null
    : html`<h3>${telling.limits}</h3>
<ul>${limits.map(({ text }) => html`<li>${text}</li>\n`)}</ul>`
}`;
  },
};

function methods({ by }: Made): Html | null {
  if (by.length === 0) return null;
  const parts = new Map<string, string>(Object.entries(telling.lenses));
  return table({
    id: "t-methods",
    caption: telling.caption,
    narrow: "cards",
    columns: [
      { head: telling.heads.part, width: 16 },
      { head: telling.heads.method, width: 56 },
      { head: telling.heads.exact, width: 28 },
    ],
    rows: by.map(({ lens, method, exact, tolerance }) => ({
      cells: [
        parts.get(lens) ?? lens,
        method,
        exact ? telling.exact(String(tolerance)) : telling.estimated(String(tolerance)),
      ],
    })),
  });
}

/** By which methods what a number hangs on was estimated: each once, whatever sizes it took. */
function attribution({ claims, orders }: Material): Html | null {
  const studies = [...claims.map(({ plausible }) => plausible), ...orders.map(({ study }) => study)];
  const used = studies.flatMap((study) => (study?.hinges ? [study.hinges.method] : []));
  return used.length === 0 ? null : html`<li>${telling.attribution(joined(alike(used), "; or: "))}</li>\n`;
}

function asked({ levers }: Material): Html {
  const between = levers === null ? null : listed([said(levers.from), said(levers.to)]);
  return telling.asked(between, mostPairs, mostLearners);
}

import { hingesShown } from "../lenses/hinges/shown.ts";
import type { Study } from "../lenses/hinges/study.ts";
import { type Html, html } from "./html.ts";
import type { Material } from "./material.ts";
import type { Names } from "./names.ts";
import { words } from "./words.ts";

/** By index of the assumption: links back to what hangs on it, what it turns, and what it parts. */
export function usesOf(material: Material, names: Names): readonly (readonly Html[])[] {
  const { model, orders, claims, levers, cruxes, learned } = material;
  const telling = words.assumptions;
  const at = (section: string, label: string): Html => html`<a href="#${section}">${label}</a>`;
  const uses: readonly { readonly link: Html; readonly of: ReadonlySet<string> }[] = [
    { link: at("answer", telling.answer), of: new Set(orders.flatMap(({ study }) => namedIn(study))) },
    ...claims.map(({ id, plausible }) => ({ link: names.claim(id), of: new Set(namedIn(plausible)) })),
    {
      link: at("levers", telling.levers),
      of: new Set(levers?.levers.flatMap(({ part }) => part.turns.map(({ assumption }) => assumption)) ?? []),
    },
    {
      link: at("views", telling.views),
      of: new Set(
        cruxes.flatMap(({ parts }) =>
          parts.filter(({ effect }) => effect !== 0).map(({ assumption }) => assumption),
        ),
      ),
    },
    {
      link: at("learn", telling.learn),
      of: new Set(
        learned.flatMap(({ assumptions }) =>
          assumptions.filter(({ low }) => low > 0).map(({ assumption }) => assumption),
        ),
      ),
    },
  ];
  return model.assumptions.map(({ id }) => uses.flatMap(({ link, of }) => (of.has(id) ? [link] : [])));
}

function namedIn(study: Study | null): readonly string[] {
  if (study === null) return [];
  const hinges = hingesShown(study.hinges?.list ?? []).flatMap(({ named }) => named);
  return [...hinges, ...study.turns, ...(study.overturn?.moves ?? [])].map(({ assumption }) => assumption);
}

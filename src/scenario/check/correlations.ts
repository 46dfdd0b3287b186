import { copula, ImpossibleCorrelations } from "../../maths/copula.ts";
import type { Model } from "../model.ts";
import { entriesOf, get, itemsOf } from "../tree.ts";
import * as words from "../words.ts";
import { type Site, tell } from "./site.ts";

/** Ranks must fit together, or no numbers could be drawn that follow them. */
export const checkCorrelations = (site: Site): void => {
  const { correlations, assumptions } = site.model;
  const section = entriesOf(site.formulas.desk.root).find(({ key }) => key.text === "correlations");
  if (section === undefined || correlations.length === 0) return;
  const items = itemsOf(section.value);
  for (const item of items)
    for (const name of itemsOf(get(item, "between"))) {
      const found = name.kind === "scalar" ? assumptions.find(({ id }) => id === name.text) : undefined;
      if (found !== undefined && found.low === found.high)
        tell(site, words.correlatedFact(found.id), name.span);
    }
  const clashing = clash(site.model);
  if (clashing === null) return;
  const names = assumptions.flatMap(({ id }, index) => (clashing.has(index) ? [id] : []));
  const last = correlations.findLastIndex(({ a, b }) => clashing.has(a) && clashing.has(b));
  tell(site, words.correlationsImpossible(names), get(items[last], "rank")!.span);
};

/** As few assumptions as cannot go together as the file says: without any one of them the others can. Null where all can. */
const clash = (model: Model): ReadonlySet<number> | null => {
  const all = [...new Set(model.correlations.flatMap(({ a, b }) => [a, b]))];
  let needed: readonly number[] = [];
  for (let found = upToClash(model, all); found !== null; ) {
    const last = found[found.length - 1];
    if (needed.includes(last)) break;
    // Those before it can go together, so it is needed; which of them are, shows when the needed ones come first.
    needed = [last, ...needed];
    found = upToClash(model, [...needed, ...found.filter((index) => !needed.includes(index))]);
  }
  return needed.length === 0 ? null : new Set(needed);
};

/**
 * Assumptions of a list, in its order, up to the first that cannot go with those before it; null where all can. What is
 * drawn asks the same function, so that what passes here can be drawn.
 */
const upToClash = (
  { assumptions, correlations }: Model,
  order: readonly number[],
): readonly number[] | null => {
  const places = new Map(order.map((assumption, place) => [assumption, place]));
  const among = correlations.flatMap(({ a, b, rank }) => {
    const [first, second] = [places.get(a), places.get(b)];
    return first === undefined || second === undefined ? [] : [{ a: first, b: second, rank }];
  });
  try {
    copula({ laws: order.map((assumption) => assumptions[assumption]), correlations: among });
    return null;
  } catch (error) {
    if (!(error instanceof ImpossibleCorrelations)) throw error;
    return error.inputs.map((place) => order[place]);
  }
};

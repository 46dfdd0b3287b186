import type { Model } from "./model.ts";

/**
 * The trust relations that decide whether a deal lasts, one for each party whose word some row's deal rests on: a party
 * keeps its word or it does not, however many doubt it. Where several doubt the same party, the relation with the
 * analyst's own probability stands for it. Indices of relations, in the order of the file.
 */
export const promises = ({ rows, relations }: Pick<Model, "rows" | "relations">): readonly number[] => {
  const rested = new Set(rows.flatMap((row) => (row.deal?.broken ? row.deal.restsOn : [])));
  const words = new Set(Array.from(rested, (relation) => relations[relation].about));
  const chosen = Array.from(words, (about) => {
    const said = relations.findIndex((relation) => relation.about === about && relation.inFact !== null);
    return said >= 0 ? said : relations.findIndex((relation, r) => relation.about === about && rested.has(r));
  });
  return chosen.sort((a, b) => a - b);
};

import { between, type Interval, interval, type Leaf } from "../../expression/interval.ts";
import { type Reads, structure } from "../../expression/structure.ts";
import type { Term } from "../../expression/term.ts";
import type { Model, Move, Setting } from "../model.ts";
import type { Place } from "./point.ts";
import { specialise } from "./specialise.ts";

/** Whether something is open at a place: surely, never, or as assumptions and trust decide. */
export type Open = "open" | "closed" | "depends";

/** A model with what its terms can be at each place, every term worked out once for places that look alike to it. */
export interface Ground {
  readonly model: Model;
  /** Where it lies for every value that assumptions may take by themselves, levers or views. */
  range(term: Term, place: Place): Interval;
}

export const groundOf = (model: Model): Ground => {
  const known = new Map<Term, { readonly reads: Reads; readonly bounds: Map<string, Interval> }>();
  return {
    model,
    range(term, place) {
      const entry = known.get(term) ?? { reads: structure(term), bounds: new Map<string, Interval>() };
      known.set(term, entry);
      const key = look(entry.reads, place);
      const found = entry.bounds.get(key) ?? interval(specialise(model, term, place), anything);
      entry.bounds.set(key, found);
      return found;
    },
  };
};

const anything = (leaf: Leaf): Interval =>
  leaf.op === "trust" ? between(0, 1) : between(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);

/** What a term sees of a place. */
const look = (reads: Reads, place: Place): string => {
  const seen = reads.state.map((variable) => place.state[variable]);
  if (reads.round) seen.push(place.round);
  if (reads.deadline) seen.push(place.deadline);
  if (reads.package || reads.issues.length > 0) seen.push(place.table);
  return seen.join();
};

/** A guard at a place. */
export const guardAt = (ground: Ground, when: Term | null, place: Place): Open => {
  if (when === null) return "open";
  const bounds = ground.range(when, place);
  if (bounds.low > 0 && !bounds.undefined) return "open";
  return bounds.high <= 0 ? "closed" : "depends";
};

/** What levers leave of the moves of a party: for each move the packages it may offer, `null` for one that offers none. */
export type Left = readonly (readonly number[] | null | "closed")[];

export const leftOf = (
  model: Model,
  party: number,
  settings: readonly Setting[],
  firstRound: boolean,
): Left => {
  const binding = settings.filter((setting) => firstRound || !setting.startOnly);
  return model.parties[party].moves.map((move, index) => {
    const may = (offered: number | null): boolean =>
      binding.every(({ only, never }) => {
        const names = (restriction: Setting["only"][number]): boolean =>
          restriction.moves.some(
            (item) =>
              item.move === index &&
              (item.package === null ||
                (offered !== null && model.packages[item.package].same === model.packages[offered].same)),
          );
        const mine = (restriction: Setting["only"][number]): boolean => restriction.party === party;
        return only.filter(mine).every(names) && !never.filter(mine).some(names);
      });
    if (move.offers === null) return may(null) ? null : "closed";
    const left = move.offers.filter(may);
    return left.length === 0 ? "closed" : left;
  });
};

/** Whether a party can make a move at a place. `agreed` says whether it has agreed to what is on the table, if known. */
export const moveAt = (
  ground: Ground,
  move: Move,
  left: Left[number],
  place: Place,
  agreed: boolean | null,
): Open => {
  if (left === "closed") return "closed";
  const { model } = ground;
  const { effect } = move;
  const endsInDeal = effect.ends?.some(({ outcome }) => model.outcomes[outcome].agreement) ?? false;
  if ((effect.accepts || effect.withdraws || endsInDeal) && place.table < 0) return "closed";
  if (left?.every((offered) => model.packages[offered].same === place.table)) return "closed";
  const guard = guardAt(ground, move.when, place);
  if (effect.accepts && agreed === true) return "closed";
  return effect.accepts && agreed === null && guard === "open" ? "depends" : guard;
};

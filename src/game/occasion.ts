import type { Term } from "../expression/term.ts";
import type { ChanceBranch } from "../scenario/model.ts";
import type { Belief } from "./graph.ts";
import { readField } from "./layout.ts";
import { type Place, type Projected, readsField, readsNothing, readsTerm } from "./place.ts";
import { mayAgree, type Option, type Plan, readsEffect } from "./plan.ts";
import type { Workshop } from "./turn.ts";

/** Chance beliefs met so far, each once. */
export class Beliefs {
  readonly all: Belief[] = [];
  private readonly known = new Map<string, number>();

  add(rows: readonly (Int32Array | null)[]): number {
    const key = rows.map((row) => row?.join(" ") ?? "").join();
    const found = this.known.get(key);
    if (found !== undefined) return found;
    this.known.set(key, this.all.length);
    return this.all.push({ rows }) - 1;
  }
}

/** What happens to the rest of the probability: nothing. */
const NOTHING = {
  assigns: [],
  shows: [],
  withdraws: false,
  accepts: false,
  pays: [],
  ends: null,
} as const;

/** A weight this small is what rounding leaves of nothing: 1 - (0.1 + 0.2 + 0.7). */
const ROUNDING = 1e-12;

/**
 * The plans of a chance block: its possible branches and "nothing happens". Null where the block is structurally
 * closed or nothing can happen, so that it leaves no node.
 */
export function chancePlans(workshop: Workshop, beliefs: Beliefs, block: number): Projected<Plan | null> {
  const { numbers, labels, effects } = workshop;
  const { model, layout } = numbers;
  const { when, branches, perTime, id } = model.chances[block];
  const span = { start: branches[0]?.span.start ?? 0, end: branches[branches.length - 1]?.span.end ?? 0 };

  /** Slots of the branches and of the rest, guarded and converted to the length of a round. */
  const law = (given: readonly number[], whose: string): readonly number[] => {
    const { tape } = numbers;
    const what = `the chance of ${id}${whose}`;
    given.forEach((slot, i) => {
      numbers.check(slot, "probability", { what, ...branches[i].span });
    });
    const sum = numbers.sum(given);
    numbers.check(sum, "share", { what: `the sum of the chances of ${id}${whose}`, ...span });
    const nothing = tape.binary("max", numbers.rest(sum), tape.constant(0));
    if (!perTime || numbers.span === 1) return [...given, nothing];
    const still = numbers.raised(nothing);
    const total = numbers.rest(still);
    const zero = tape.constant(0);
    const shared = given.map((slot) =>
      given.length === 1
        ? total
        : tape.select(
            tape.binary("less", zero, sum),
            tape.binary("multiply", total, tape.binary("divide", slot, sum)),
            zero,
          ),
    );
    return [...shared, still];
  };

  const make = (place: Place): Plan | null => {
    const mask = when === null ? -1 : numbers.at(when, place);
    if (mask >= 0 && numbers.is(mask, 0)) return null;
    const table = readField(layout.table, place.words, place.offset) - 1;
    const impossible = (branch: ChanceBranch): boolean =>
      table < 0 && model.packages.length > 0 && mayAgree(model, branch.effect);
    const guarded = (branch: ChanceBranch, term: Term): number => {
      const { tape } = numbers;
      if (impossible(branch)) return tape.constant(0);
      const slot = numbers.at(term, place);
      return mask < 0 || numbers.is(mask, 1) ? slot : tape.select(mask, slot, tape.constant(0));
    };
    const weights = law(
      branches.map((branch) => guarded(branch, branch.probability)),
      "",
    );
    const parties = new Set(branches.flatMap(({ believed }) => believed.map(({ party }) => party)));
    const believed = new Map<number, readonly number[]>();
    for (const party of parties) {
      const own = branches.map((branch) =>
        guarded(branch, branch.believed.find((b) => b.party === party)?.probability ?? branch.probability),
      );
      believed.set(party, law(own, ` as ${model.parties[party].id} believes`));
    }
    const never = (index: number): boolean =>
      [weights, ...believed.values()].every((slots) => {
        const value = numbers.tape.constantOf(slots[index]);
        return value !== null && Math.abs(value) <= ROUNDING;
      });
    const possible = weights.flatMap((_, index) => (never(index) ? [] : [index]));
    if (possible.every((index) => index === branches.length)) return null;
    const missable = new Set(possible.flatMap((index) => branches[index]?.effect.shows ?? []));
    const options = possible.map((index): Option => {
      const label = labels.branch(block, index === branches.length ? -1 : index);
      const { effect, span: origin } = branches[index] ?? { effect: NOTHING, span };
      const forms = [{ package: -1, label }];
      return effects.option({ label, weight: weights[index], effect, origin, forms }, null, missable, place);
    });
    const rows = model.rows.map((row) => {
      const slots = believed.get(row.party);
      return slots === undefined ? null : Int32Array.from(possible, (index) => slots[index]);
    });
    const belief = rows.every((row) => row === null) ? -1 : beliefs.add(rows);
    return { acts: -1, idle: -1, decider: -1, belief, actsLabel: -1, idleLabel: -1, options };
  };

  const reads = readsNothing(layout);
  if (when !== null) readsTerm(reads, when, layout, model);
  for (const { probability, believed, effect } of branches) {
    readsTerm(reads, probability, layout, model);
    for (const own of believed) readsTerm(reads, own.probability, layout, model);
    readsEffect(reads, effect, model, layout);
    if (mayAgree(model, effect)) readsField(reads, layout.table);
  }
  return numbers.projected(reads, make);
}

import type { Effect, Model } from "../scenario/model.ts";
import { GameError } from "./error.ts";
import type { Field, Layout } from "./graph.ts";
import { readField } from "./layout.ts";
import type { Numbers } from "./numbers.ts";
import { type Place, type Reads, readsField, readsTerm } from "./place.ts";
import type { Worth } from "./worth.ts";

/**
 * What can happen at a turn, worked out once for all places that look alike to it; following it from one state to the
 * next is then masks and counts alone.
 */
export interface Plan {
  /** Slot of the chance to act; -1 when the party always does. */
  readonly acts: number;
  /** Slot of the chance not to; -1 beside it. */
  readonly idle: number;
  /** The row that decides; -1 at a chance block. */
  readonly decider: number;
  /** Index of the beliefs of a chance block, or -1. */
  readonly belief: number;
  /** Labels of acting and not. */
  readonly actsLabel: number;
  readonly idleLabel: number;
  readonly options: readonly Option[];
}

/** A kind of move, or a branch of chance. */
export interface Option {
  readonly label: number;
  /** Slot of the mask or of the probability. */
  readonly weight: number;
  /** What is paid at once: index into the tolls, or -1. */
  readonly toll: number;
  /** One for each package; a single one for what offers nothing. */
  readonly legs: readonly Leg[];
}

/** How a state changes: bits cleared and set, then counts raised up to their caps. */
export interface Leg {
  readonly label: number;
  readonly keep: Int32Array;
  readonly set: Int32Array;
  readonly counts: readonly Field[];
  /** What ends the talks, with the slots of a lottery (-1 when it is certain); null goes on. */
  readonly ends:
    | readonly { readonly outcome: number; readonly slot: number; readonly label: number }[]
    | null;
}

/** Writes the state that a leg leads to into `after`. */
export function follow(leg: Leg, words: Int32Array, offset: number, after: Int32Array): void {
  for (let k = 0; k < after.length; k++) after[k] = (words[offset + k] & leg.keep[k]) | leg.set[k];
  for (const { word, shift, mask, size } of leg.counts) {
    if (((after[word] >>> shift) & mask) < size - 1) after[word] += 1 << shift;
  }
}

/** Everything that working out an effect depends on. */
export function readsEffect(reads: Reads, effect: Effect, model: Model, layout: Layout): void {
  for (const { variable, value } of effect.assigns) {
    readsTerm(reads, value, layout, model);
    const { speaksFor, keepsOffers } = model.state[variable];
    if (speaksFor === null || keepsOffers) continue;
    readsField(reads, layout.variables[variable]);
    readsField(reads, layout.agreed[speaksFor]);
  }
  for (const { points } of effect.pays) readsTerm(reads, points, layout, model);
  for (const { probability } of effect.ends ?? []) readsTerm(reads, probability, layout, model);
  if (effect.accepts) for (const field of layout.agreed) readsField(reads, field);
  if (effect.accepts || effect.withdraws || mayAgree(model, effect)) readsField(reads, layout.table);
}

/** Does an effect end the talks in a deal, perhaps? */
export function mayAgree(model: Model, effect: Effect): boolean {
  return effect.ends?.some(({ outcome }) => model.outcomes[outcome].agreement) ?? false;
}

/** The options of one turn in the making; shared by moves and branches. */
export interface Draft {
  readonly label: number;
  readonly weight: number;
  readonly effect: Effect;
  readonly origin: { readonly start: number; readonly end: number };
  readonly forms: readonly { readonly package: number; readonly label: number }[];
}

export class Effects {
  private readonly numbers: Numbers;
  private readonly worth: Worth;
  private readonly model: Model;
  private readonly layout: Layout;
  private readonly outcomeLabel: (outcome: number) => number;

  constructor(numbers: Numbers, worth: Worth, outcomeLabel: (outcome: number) => number) {
    this.numbers = numbers;
    this.worth = worth;
    this.model = numbers.model;
    this.layout = numbers.layout;
    this.outcomeLabel = outcomeLabel;
  }

  /** `missable`: kinds of evidence that could come here; those that an option does not show are counted as missed. */
  option(draft: Draft, mover: number | null, missable: ReadonlySet<number>, place: Place): Option {
    const counts = this.counts(draft.effect, missable);
    const ends = this.ends(draft, place);
    return {
      label: draft.label,
      weight: draft.weight,
      toll: this.worth.payment(draft.effect.pays, place),
      legs: draft.forms.map((form) => this.leg(draft, form, mover, counts, ends, place)),
    };
  }

  private counts(effect: Effect, missable: ReadonlySet<number>): readonly Field[] {
    const shown = effect.shows.map((kind) => this.layout.shown[kind]);
    const missed = [...missable].flatMap((kind) =>
      effect.shows.includes(kind) || this.model.evidence[kind].otherwise === null
        ? []
        : [this.layout.missed[kind]],
    );
    return [...shown, ...missed];
  }

  private ends({ effect, origin }: Draft, place: Place): Leg["ends"] {
    if (effect.ends === null) return null;
    const { numbers } = this;
    if (effect.ends.length === 1) {
      const { outcome } = effect.ends[0];
      return [{ outcome, slot: -1, label: this.outcomeLabel(outcome) }];
    }
    const lottery = effect.ends.map(({ outcome, probability }) => {
      const slot = numbers.at(probability, place);
      const what = `the chance of ${this.model.outcomes[outcome].id}`;
      numbers.check(slot, "probability", { what, ...origin });
      return { outcome, slot, label: this.outcomeLabel(outcome) };
    });
    const sum = numbers.sum(lottery.map(({ slot }) => slot));
    numbers.check(sum, "sum", { what: "the sum of the chances of the ends", ...origin });
    const possible = lottery.filter(({ slot }) => !numbers.is(slot, 0));
    return possible.length === 1 ? [{ ...possible[0], slot: -1 }] : possible;
  }

  private leg(
    draft: Draft,
    form: Draft["forms"][number],
    mover: number | null,
    counts: readonly Field[],
    ends: Leg["ends"],
    place: Place,
  ): Leg {
    const { layout, model } = this;
    const keep = new Int32Array(layout.words).fill(-1);
    const set = new Int32Array(layout.words);
    const write = (field: Field, value: number): void => {
      keep[field.word] &= ~(field.mask << field.shift);
      set[field.word] = (set[field.word] & ~(field.mask << field.shift)) | (value << field.shift);
    };
    const clearTable = (): void => {
      write(layout.table, 0);
      for (const field of layout.agreed) write(field, 0);
    };
    const { effect } = draft;
    let agreed = model.parties.map((_, p) => readField(layout.agreed[p], place.words, place.offset) === 1);
    let completed = false;
    const agree = (party: number): void => {
      agreed[party] = true;
      if (layout.agreed[party].mask !== 0) write(layout.agreed[party], 1);
      completed = model.parties.every((other, p) => !other.agrees || agreed[p]);
    };
    if (effect.accepts && mover !== null) agree(mover);
    for (const { variable, value } of effect.assigns) {
      const field = layout.variables[variable];
      const before = readField(field, place.words, place.offset);
      const position = this.position(variable, value, mover, place);
      write(field, position);
      const { speaksFor, keepsOffers } = model.state[variable];
      if (speaksFor === null || keepsOffers || position === before || completed) continue;
      if (agreed[speaksFor]) clearTable();
    }
    if (effect.withdraws) clearTable();
    if (form.package >= 0 && mover !== null) {
      clearTable();
      agreed = agreed.map(() => false);
      write(layout.table, form.package + 1);
      agree(mover);
    }
    const deal = completed && ends === null ? model.outcomes.findIndex((outcome) => outcome.agreement) : -1;
    const leads = deal < 0 ? ends : [{ outcome: deal, slot: -1, label: this.outcomeLabel(deal) }];
    return { label: form.label, keep, set, counts, ends: leads };
  }

  /** The new position of a variable, as the structure must know it. */
  private position(
    variable: number,
    value: Effect["assigns"][number]["value"],
    mover: number | null,
    place: Place,
  ) {
    const position = this.numbers.fixed(value, place);
    const { id, values, low } = this.model.state[variable];
    if (position !== null && Number.isInteger(position) && position >= 0 && position < values.length) {
      return position;
    }
    const state = this.numbers.describe(place);
    const given = position === null ? "that hangs on an assumption" : String(position + (low ?? 0));
    throw new GameError(
      "invalid-value",
      `invalid value ${given} for ${id} in round ${place.round} (${state})`,
      `${id} takes ${values[0]} to ${values[values.length - 1]}; guard the move or widen the variable`,
      { kind: "place", round: place.round, party: mover, state },
    );
  }
}

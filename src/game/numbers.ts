import { UndefinedNumber } from "../expression/error.ts";
import type { Context, TapeBuilder } from "../expression/tape.ts";
import type { Term } from "../expression/term.ts";
import type { Model } from "../scenario/model.ts";
import { GameError } from "./error.ts";
import type { Check, Layout, Names } from "./graph.ts";
import { readField } from "./layout.ts";
import { type Place, Projected, type Reads, readsNothing, readsTerm, readsTrust } from "./place.ts";
import { describe, namesOf } from "./words.ts";

/** Where a number is written, for messages. */
export interface Origin {
  readonly what: string;
  readonly start: number | null;
  readonly end: number | null;
}

const KINDS: readonly Check["kind"][] = ["probability", "share", "sum", "precision", "number"];

/**
 * Turns terms into slots of the tape at a place of the search, and notes what must hold of them. It is the context in
 * which a term reads the state, the package on the table, the round and trust.
 */
export class Numbers {
  readonly tape: TapeBuilder;
  readonly model: Model;
  readonly layout: Layout;
  readonly names: Names;
  /** Of the scenario, in units of the clock, of one round or half of one. */
  readonly span: number;
  readonly checks: Check[] = [];
  private readonly checked = new Set<number>();
  private readonly deadline: number;
  private readonly terms = new Map<Term, Projected<number>>();
  private readonly trusts: readonly Projected<number>[];

  constructor(tape: TapeBuilder, model: Model, layout: Layout, deadline: number, span: number) {
    this.tape = tape;
    this.model = model;
    this.layout = layout;
    this.names = namesOf(model);
    this.deadline = deadline;
    this.span = span;
    this.trusts = model.relations.map((_, relation) => {
      const reads = readsNothing(layout);
      readsTrust(reads, relation, layout, model);
      return this.projected(reads, (place) => this.makeTrust(relation, place));
    });
  }

  /**
   * The slot of a term here; made once for all places that agree on what it reads.
   *
   * @throws GameError `invalid-value` where the term is no number whatever the assumptions are.
   */
  at(term: Term, place: Place): number {
    if (term.op === "number") return this.tape.constant(term.value);
    let slots = this.terms.get(term);
    if (slots === undefined) {
      const reads = readsNothing(this.layout);
      readsTerm(reads, term, this.layout, this.model);
      slots = this.projected(reads, (found) => this.specialise(term, found));
      this.terms.set(term, slots);
    }
    return slots.at(place);
  }

  /** Something made once for each setting of what it reads. */
  projected<T>(reads: Reads, make: (place: Place) => T): Projected<T> {
    return new Projected(reads, reads.rounds.size === 0 ? null : this.kindsOfRounds(reads.rounds), make);
  }

  /** Numbers the rounds by what some terms are in them. */
  private kindsOfRounds(terms: ReadonlySet<Term>): (round: number) => number {
    const kinds = new Map<string, number>();
    const byRound = new Map<number, number>();
    return (round) => {
      let kind = byRound.get(round);
      if (kind === undefined) {
        const slots = Array.from(terms, (term) => this.inRound(term, round)).join();
        kind = kinds.get(slots) ?? kinds.size;
        kinds.set(slots, kind);
        byRound.set(round, kind);
      }
      return kind;
    };
  }

  /** The slot of a term that reads nothing but the round; -1 where it is no number, which may never be asked for. */
  private inRound(term: Term, round: number): number {
    const nothing = (): number => Number.NaN;
    const context = { round, deadline: this.deadline, package: -1, state: nothing, issue: nothing };
    try {
      return this.tape.specialise(term, { ...context, trust: nothing });
    } catch (error) {
      if (error instanceof UndefinedNumber) return -1;
      throw error;
    }
  }

  /** The state at a place in the words of the file. */
  describe(place: Place): string {
    return describe(this.names, this.layout, place.words, place.offset);
  }

  /** A term that the structure must know, such as the new value of a variable; null when it hangs on an assumption. */
  fixed(term: Term, place: Place): number | null {
    return this.tape.constantOf(this.at(term, place));
  }

  /** Is this slot the number v at every assignment? */
  is(slot: number, v: number): boolean {
    return this.tape.constantOf(slot) === v;
  }

  /** Slot of the probability that the holder of a relation gives to the other keeping its word. */
  trust(relation: number, place: Place): number {
    return this.trusts[relation].at(place);
  }

  check(slot: number, kind: Check["kind"], { what, start, end }: Origin): void {
    const value = this.tape.constantOf(slot);
    if (value !== null && holds(kind, value)) return;
    const key = slot * KINDS.length + KINDS.indexOf(kind);
    if (this.checked.has(key)) return;
    this.checked.add(key);
    this.checks.push({ slot, kind, what, start, end });
  }

  sum(slots: readonly number[]): number {
    return slots.length === 0
      ? this.tape.constant(0)
      : slots.reduce((sum, slot) => this.tape.binary("add", sum, slot));
  }

  /** One minus a slot. */
  rest(slot: number): number {
    return this.tape.binary("subtract", this.tape.constant(1), slot);
  }

  /** A chance per unit of time as one for the length of a round: 1 - (1 - h)^Δt. */
  overRound(hazard: number): number {
    return this.span === 1 ? hazard : this.rest(this.raised(this.rest(hazard)));
  }

  /** A factor per unit of time as one for the length of a round. */
  raised(factor: number): number {
    return this.span === 1 || this.is(factor, 1)
      ? factor
      : this.tape.binary("power", factor, this.tape.constant(this.span));
  }

  private specialise(term: Term, place: Place): number {
    try {
      return this.tape.specialise(term, this.context(place));
    } catch (error) {
      if (!(error instanceof UndefinedNumber)) throw error;
      const state = this.describe(place);
      const of = error.issue === null ? "a number" : `issue "${this.model.issues[error.issue].id}"`;
      throw new GameError(
        "invalid-value",
        `invalid use of ${of} in round ${place.round} (${state}): it is undefined there`,
        "guard it with `when`, so that it is only read while a package is on the table",
        { kind: "place", round: place.round, party: null, state },
      );
    }
  }

  private context(place: Place): Context {
    const { model, layout } = this;
    const table = readField(layout.table, place.words, place.offset) - 1;
    return {
      round: place.round,
      deadline: this.deadline,
      package: table,
      state: (variable) =>
        readField(layout.variables[variable], place.words, place.offset) + (model.state[variable].low ?? 0),
      issue: (issue) => (table < 0 ? Number.NaN : model.packages[table].terms[issue]),
      trust: (relation) => this.trust(relation, place),
    };
  }

  /** logistic(logit(prior) + Σ times · log ratio); the times are structure, so evidence never shown costs nothing. */
  private makeTrust(relation: number, place: Place): number {
    const { tape, model, layout } = this;
    const { atFirst, id } = model.relations[relation];
    const prior = this.at(atFirst, place);
    this.check(prior, "probability", { what: `trust of ${id} at first`, start: null, end: null });
    let odds = -1;
    const shift = (times: number, ratio: Term): void => {
      if (times === 0) return;
      const step = tape.unary("log", this.at(ratio, place));
      const shifted = times === 1 ? step : tape.binary("multiply", tape.constant(times), step);
      odds = tape.binary("add", odds < 0 ? tape.unary("logit", prior) : odds, shifted);
    };
    model.evidence.forEach((evidence, kind) => {
      if (evidence.relation !== relation) return;
      shift(readField(layout.shown[kind], place.words, place.offset), evidence.ratio);
      if (evidence.otherwise === null) return;
      shift(readField(layout.missed[kind], place.words, place.offset), evidence.otherwise);
    });
    if (odds < 0) return prior;
    const trust = tape.unary("logistic", odds);
    this.check(trust, "probability", { what: `trust of ${id}`, start: null, end: null });
    return trust;
  }
}

/**
 * How far a sum of probabilities may miss 1 by rounding. Authors write thirds with a few digits no more than this apart
 * only by mistake, and the sums of exact decimals miss by some 1e-16.
 */
const ROUNDING = 1e-9;

/** Does a number satisfy what is asked of it? */
export function holds(kind: Check["kind"], value: number): boolean {
  switch (kind) {
    case "probability":
      return value >= 0 && value <= 1;
    case "share":
      return value >= 0 && value <= 1 + ROUNDING;
    case "sum":
      return Math.abs(value - 1) <= ROUNDING;
    case "precision":
      return value >= 0 && Number.isFinite(value);
    case "number":
      return Number.isFinite(value);
  }
}

import type { Attitude, Effect, Model, Row } from "../scenario/model.ts";
import { promises } from "../scenario/promises.ts";
import type { End, Toll } from "./graph.ts";
import { readField } from "./layout.ts";
import type { Numbers } from "./numbers.ts";
import {
  type Place,
  type Projected,
  type Reads,
  readsField,
  readsNothing,
  readsTerm,
  readsTrust,
} from "./place.ts";

/** What the ends of the talks are worth to each row, and what is paid on the way. */
export class Worth {
  readonly ends: End[] = [];
  readonly tolls: Toll[] = [];
  private readonly numbers: Numbers;
  private readonly model: Model;
  private readonly endKeys = new Map<string, number>();
  private readonly tollKeys = new Map<string, number>();
  private readonly byOutcome: readonly Projected<number>[];
  private readonly crossings: Projected<number>;
  /** One relation for each party that must keep its word for a deal to last. */
  private readonly promises: readonly number[];

  constructor(numbers: Numbers) {
    this.numbers = numbers;
    this.model = numbers.model;
    const { rows, outcomes } = this.model;
    this.promises = promises(this.model);
    this.byOutcome = outcomes.map((_, o) =>
      numbers.projected(this.outcomeReads(o), (p) => this.makeEnd(o, p)),
    );
    const flows = readsNothing(numbers.layout);
    for (const row of rows) this.readsAll(flows, [row.flow, row.discount]);
    this.crossings = numbers.projected(flows, (place) => this.makeCrossing(place));
  }

  /** Index of the end in this outcome here. */
  end(outcome: number, place: Place): number {
    return this.byOutcome[outcome].at(place);
  }

  /** Index of the toll of leaving a round in this state; -1 when no row earns or discounts anything. */
  crossing(place: Place): number {
    return this.crossings.at(place);
  }

  /** Index of the toll of what is paid at once; -1 when that is nothing. */
  payment(pays: Effect["pays"], place: Place): number {
    if (pays.length === 0) return -1;
    const { tape } = this.numbers;
    const points = pays.map(({ party, points }) => {
      const slot = this.numbers.at(points, place);
      const what = `what ${this.model.parties[party].id} is paid`;
      this.numbers.check(slot, "number", { what, start: null, end: null });
      return { party, slot };
    });
    const add = this.model.rows.map((row) =>
      this.numbers.sum(points.flatMap(({ party, slot }) => (party === row.party ? [slot] : []))),
    );
    return this.toll(
      add,
      add.map(() => tape.constant(1)),
    );
  }

  /** The toll that changes nothing. */
  free(): number {
    const { tape } = this.numbers;
    return this.internToll(
      this.model.rows.map(() => tape.constant(0)),
      this.model.rows.map(() => tape.constant(1)),
    );
  }

  private makeCrossing(place: Place): number {
    const { numbers } = this;
    const { tape, span } = numbers;
    const add = this.model.rows.map((row) => {
      const flow = numbers.at(row.flow, place);
      numbers.check(flow, "number", { what: `the flow of ${row.id}`, start: null, end: null });
      return span === 1 ? flow : tape.binary("multiply", flow, tape.constant(span));
    });
    const factor = this.model.rows.map((row) => {
      const discount = numbers.at(row.discount, place);
      numbers.check(discount, "precision", { what: `the discount of ${row.id}`, start: null, end: null });
      return numbers.raised(discount);
    });
    return this.toll(add, factor);
  }

  private toll(add: readonly number[], factor: readonly number[]): number {
    const { numbers } = this;
    const nothing = add.every((slot) => numbers.is(slot, 0)) && factor.every((slot) => numbers.is(slot, 1));
    return nothing ? -1 : this.internToll(add, factor);
  }

  private internToll(add: readonly number[], factor: readonly number[]): number {
    const key = `${add.join()} ${factor.join()}`;
    const known = this.tollKeys.get(key);
    if (known !== undefined) return known;
    this.tollKeys.set(key, this.tolls.length);
    return this.tolls.push({ add: Int32Array.from(add), factor: Int32Array.from(factor) }) - 1;
  }

  private outcomeReads(outcome: number): Reads {
    const { model, numbers } = this;
    const reads = readsNothing(numbers.layout);
    const agreement = model.outcomes[outcome].agreement;
    if (agreement) {
      // The package is part of what an end is, even where no row's value reads it.
      readsField(reads, numbers.layout.table);
      for (const relation of this.promises) {
        const { inFact, atFirst } = model.relations[relation];
        this.readsAll(reads, [inFact ?? atFirst]);
      }
    }
    for (const row of model.rows) {
      if (row.attitude !== null) {
        const { reference, lossAversion, gains, losses } = row.attitude;
        this.readsAll(reads, [reference, lossAversion, gains, losses]);
      }
      if (!agreement || row.deal === null) {
        this.readsAll(reads, [row.outcomes[outcome]]);
        continue;
      }
      this.readsAll(reads, row.deal.broken === null ? [row.deal.kept] : [row.deal.kept, row.deal.broken]);
      if (row.deal.broken === null) continue;
      for (const relation of row.deal.restsOn) readsTrust(reads, relation, numbers.layout, model);
    }
    return reads;
  }

  private readsAll(reads: Reads, terms: readonly Parameters<typeof readsTerm>[1][]): void {
    for (const term of terms) readsTerm(reads, term, this.numbers.layout, this.model);
  }

  private makeEnd(outcome: number, place: Place): number {
    const { model, numbers } = this;
    const agreement = model.outcomes[outcome].agreement;
    const table = readField(numbers.layout.table, place.words, place.offset) - 1;
    const kept = agreement && this.promises.length > 0 ? this.keptInFact(place) : -1;
    const pairs = model.rows.map((row) => this.rowValues(row, outcome, kept, place));
    const values = Int32Array.from(pairs, (pair) => pair.own);
    const factValues = Int32Array.from(pairs, (pair) => pair.inFact);
    const agreedOn = agreement ? table : -1;
    const lottery =
      kept < 0
        ? null
        : {
            belief: Int32Array.from(pairs, (pair) => pair.belief),
            kept: Int32Array.from(pairs, (pair) => pair.kept),
            broken: Int32Array.from(pairs, (pair) => pair.broken),
          };
    const parts =
      lottery === null ? "" : `${lottery.belief.join()} ${lottery.kept.join()} ${lottery.broken.join()}`;
    const key = `${outcome} ${agreedOn} ${kept} ${values.join()} ${factValues.join()} ${parts}`;
    const known = this.endKeys.get(key);
    if (known !== undefined) return known;
    this.endKeys.set(key, this.ends.length);
    return this.ends.push({ outcome, package: agreedOn, kept, values, factValues, lottery }) - 1;
  }

  private rowValues(row: Row, outcome: number, kept: number, place: Place): RowEnd {
    const { numbers, model } = this;
    const { agreement, id } = model.outcomes[outcome];
    const origin = { what: `the value of ${id} to ${row.id}`, start: null, end: null };
    const points = (term: Row["flow"]): number => {
      const slot = felt(numbers, row.attitude, numbers.at(term, place), place);
      numbers.check(slot, "number", origin);
      return slot;
    };
    if (!agreement || row.deal === null) {
      const value = points(row.outcomes[outcome]);
      return { own: value, inFact: value, belief: kept, kept: value, broken: value };
    }
    const whole = points(row.deal.kept);
    if (row.deal.broken === null)
      return { own: whole, inFact: whole, belief: kept, kept: whole, broken: whole };
    const broken = points(row.deal.broken);
    const trust = this.product(row.deal.restsOn.map((relation) => numbers.trust(relation, place)));
    const fact = kept < 0 ? numbers.tape.constant(1) : kept;
    return {
      own: this.mixture(trust, whole, broken),
      inFact: this.mixture(fact, whole, broken),
      belief: trust,
      kept: whole,
      broken,
    };
  }

  private mixture(weight: number, whole: number, broken: number): number {
    const { tape } = this.numbers;
    return tape.binary(
      "add",
      tape.binary("multiply", weight, whole),
      tape.binary("multiply", this.numbers.rest(weight), broken),
    );
  }

  /**
   * The analyst's probability that a deal signed here is kept. Where the file gives a relation no `in fact`, what its
   * holder believes at first is the only figure there is.
   */
  private keptInFact(place: Place): number {
    const { model, numbers } = this;
    return this.product(
      this.promises.map((relation) => {
        const { inFact, atFirst, id } = model.relations[relation];
        const slot = numbers.at(inFact ?? atFirst, place);
        const what = `whether ${id} is right in fact`;
        numbers.check(slot, "probability", { what, start: null, end: null });
        return slot;
      }),
    );
  }

  private product(slots: readonly number[]): number {
    const { tape } = this.numbers;
    return slots.length === 0
      ? tape.constant(1)
      : slots.reduce((product, slot) => tape.binary("multiply", product, slot));
  }
}

/** Slots of what an end is worth to one row, and of what that is put together from. */
interface RowEnd {
  readonly own: number;
  readonly inFact: number;
  readonly belief: number;
  readonly kept: number;
  readonly broken: number;
}

/**
 * Points as a party with an attitude feels them: (x - r)^gains from the reference up, -lossAversion (r - x)^losses
 * below it (the value function of prospect theory).
 */
function felt(numbers: Numbers, attitude: Attitude | null, points: number, place: Place): number {
  if (attitude === null) return points;
  const { tape } = numbers;
  const zero = tape.constant(0);
  const distance = tape.binary("subtract", points, numbers.at(attitude.reference, place));
  const curved = (size: number, exponent: number): number =>
    numbers.is(exponent, 1) ? size : tape.binary("power", tape.binary("max", size, zero), exponent);
  const gain = curved(distance, numbers.at(attitude.gains, place));
  const loss = curved(tape.unary("negate", distance), numbers.at(attitude.losses, place));
  const aversion = numbers.at(attitude.lossAversion, place);
  const below = tape.unary("negate", tape.binary("multiply", aversion, loss));
  return tape.select(tape.binary("less", distance, zero), below, gain);
}

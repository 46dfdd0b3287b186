import { structure } from "../expression/structure.ts";
import type { Term } from "../expression/term.ts";
import type { Model } from "../scenario/model.ts";
import type { Field, Layout } from "./graph.ts";

/** Where the search stands: a state (words at an offset) and a round of the scenario. Moved, never copied. */
export interface Place {
  words: Int32Array;
  offset: number;
  round: number;
}

/**
 * Which parts of a place something depends on: bits of each word of the state, and terms that read the round and no
 * state. Of the round nothing matters but what these terms are: a guard `round >= deadline` tells two kinds of rounds
 * apart, not twenty-six.
 */
export interface Reads {
  readonly masks: Int32Array;
  readonly rounds: Set<Term>;
}

export function readsNothing(layout: Layout): Reads {
  return { masks: new Int32Array(layout.words), rounds: new Set() };
}

export function readsField(reads: Reads, field: Field): void {
  reads.masks[field.word] |= field.mask << field.shift;
}

/** Adds every part of a place that a term reads; a trust reads the counts of the evidence about it. */
export function readsTerm(reads: Reads, term: Term, layout: Layout, model: Model): void {
  const found = structure(term);
  for (const variable of found.state) readsField(reads, layout.variables[variable]);
  for (const relation of found.relations) readsTrust(reads, relation, layout, model);
  if (found.package || found.issues.length > 0) readsField(reads, layout.table);
  if (found.round) readsRound(reads, term, new Set());
}

/** Adds the largest parts of a term that read the round and nothing of the state. */
function readsRound(reads: Reads, term: Term, seen: Set<Term>): void {
  if (seen.has(term)) return;
  seen.add(term);
  const { round, state, issues, relations, package: table } = structure(term);
  if (!round) return;
  if (!table && state.length + issues.length + relations.length === 0) {
    reads.rounds.add(term);
    return;
  }
  const parts = term.op === "if" ? [term.test, term.then, term.otherwise] : [];
  if ("a" in term) parts.push(term.a);
  if ("b" in term) parts.push(term.b);
  for (const part of parts) readsRound(reads, part, seen);
}

export function readsTrust(reads: Reads, relation: number, layout: Layout, model: Model): void {
  readsTerm(reads, model.relations[relation].atFirst, layout, model);
  model.evidence.forEach((evidence, kind) => {
    if (evidence.relation !== relation) return;
    readsField(reads, layout.shown[kind]);
    readsField(reads, layout.missed[kind]);
    readsTerm(reads, evidence.ratio, layout, model);
    if (evidence.otherwise !== null) readsTerm(reads, evidence.otherwise, layout, model);
  });
}

/**
 * Something made once for each setting of the parts of a place that it depends on, and then found again by them: a
 * guard, a probability, the plan of a turn. An open-addressing table on the masked words and the kind of round.
 */
export class Projected<T> {
  private readonly made: T[] = [];
  private keys: Int32Array;
  private table = new Int32Array(32);
  private last = -1;
  private readonly width: number;
  private readonly masks: Int32Array;
  private readonly kindOfRound: ((round: number) => number) | null;
  /** The kind of the round that was asked for last. */
  private round = -1;
  private kind = 0;
  private readonly make: (place: Place) => T;

  /** `kindOfRound` numbers the rounds that differ in what is read of them; null where they all are alike. */
  constructor(reads: Reads, kindOfRound: ((round: number) => number) | null, make: (place: Place) => T) {
    this.masks = reads.masks;
    this.kindOfRound = kindOfRound;
    this.width = reads.masks.length + 1;
    this.keys = new Int32Array(16 * this.width);
    this.make = make;
  }

  at(place: Place): T {
    if (place.round !== this.round && this.kindOfRound !== null) {
      this.round = place.round;
      this.kind = this.kindOfRound(place.round);
    }
    if (this.last >= 0 && this.matches(this.last, place)) return this.made[this.last];
    const size = this.table.length - 1;
    let cell = this.hash(place) & size;
    for (;;) {
      const found = this.table[cell] - 1;
      if (found < 0) break;
      if (this.matches(found, place)) {
        this.last = found;
        return this.made[found];
      }
      cell = (cell + 1) & size;
    }
    return this.add(place, this.make(place));
  }

  private add(place: Place, made: T): T {
    const index = this.made.push(made) - 1;
    if ((index + 1) * this.width > this.keys.length) this.enlarge();
    const { masks, width } = this;
    const at = index * width;
    for (let k = 0; k < masks.length; k++) this.keys[at + k] = place.words[place.offset + k] & masks[k];
    this.keys[at + width - 1] = this.kind;
    this.enter(index);
    this.last = index;
    return made;
  }

  private enlarge(): void {
    const keys = new Int32Array(2 * this.keys.length);
    keys.set(this.keys);
    this.keys = keys;
    this.table = new Int32Array(2 * this.table.length);
    for (let i = 0; i < this.made.length - 1; i++) this.enter(i);
  }

  private enter(index: number): void {
    const size = this.table.length - 1;
    const at = index * this.width;
    let hash = 0;
    for (let k = 0; k < this.width; k++) hash = mix(hash, this.keys[at + k]);
    let cell = hash & size;
    while (this.table[cell] !== 0) cell = (cell + 1) & size;
    this.table[cell] = index + 1;
  }

  private hash(place: Place): number {
    let hash = 0;
    for (let k = 0; k < this.masks.length; k++) {
      hash = mix(hash, place.words[place.offset + k] & this.masks[k]);
    }
    return mix(hash, this.kind);
  }

  private matches(index: number, place: Place): boolean {
    const { masks, keys, width } = this;
    const at = index * width;
    for (let k = 0; k < masks.length; k++) {
      if (keys[at + k] !== (place.words[place.offset + k] & masks[k])) return false;
    }
    return keys[at + width - 1] === this.kind;
  }
}

/** Folds one more number into a hash (the multiply and xor-shift of the usual integer mixers). */
export function mix(hash: number, value: number): number {
  const product = Math.imul(hash ^ value, 0x9e3779b1);
  return product ^ (product >>> 15);
}

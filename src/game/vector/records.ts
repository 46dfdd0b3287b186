import type { Span } from "./room.ts";

/** Addresses of numbers, each of them in all lanes. */
export interface Addresses {
  slot(slot: number): number;
  choice(edge: number): number;
  reach(node: number): number;
  outcome(outcome: number): number;
  /** How often a move is open, and taken, by its label. */
  open(label: number): number;
  taken(label: number): number;
  /** λ of a row. */
  precision(row: number): number;
  /** The number 1. */
  readonly one: number;
}

/** Words that a run takes beside its records. */
export const HEAD = 2;

/**
 * Writes what a pass does, as words that a routine reads from the first to the last: runs of records of one kind, each
 * run headed by the kind and the address at which it ends.
 */
export class Records {
  private readonly words: Int32Array;
  private readonly from: number;
  private length = 0;
  private kind = -1;
  private wave = -1;
  private left = 0;
  private head = -1;

  constructor(memory: ArrayBuffer, { from, to }: Span) {
    this.words = new Int32Array(memory, from, (to - from) / 4);
    this.from = from;
  }

  /** Begins a record. Where `most` is given, a run has no more records than that, all of one wave. */
  begin(kind: number, wave = 0, most = Number.POSITIVE_INFINITY): void {
    const endless = most === Number.POSITIVE_INFINITY;
    if (kind !== this.kind || this.left === 0 || !(endless || wave === this.wave)) {
      this.close();
      this.head = this.length;
      this.length += HEAD;
      this.words[this.head] = kind;
      this.kind = kind;
      this.wave = wave;
      this.left = most;
    }
    this.left--;
  }

  put(word: number): void {
    this.words[this.length++] = word;
  }

  /** What was written. */
  finish(): Span {
    this.close();
    if (this.length > this.words.length) throw new RangeError(`no room for ${this.length} words`);
    return { from: this.from, to: this.from + 4 * this.length };
  }

  private close(): void {
    if (this.head >= 0) this.words[this.head + 1] = this.from + 4 * this.length;
  }
}

import { Ints } from "../grow.ts";

/** Addresses of numbers, each of them in all lanes. */
export interface Addresses {
  slot(slot: number): number;
  choice(edge: number): number;
  reach(node: number): number;
  outcome(outcome: number): number;
  /** λ of a row. */
  precision(row: number): number;
  /** The number 1. */
  readonly one: number;
}

/**
 * What a pass does, as words that a routine reads from the first to the last: runs of records of one kind, each run
 * headed by the kind and the address at which it ends.
 */
export class Records {
  private readonly from: number;
  private readonly words = new Ints();
  private kind = -1;
  private wave = -1;
  private left = 0;
  private head = -1;

  /** `from`: the address at which the records will stand. */
  constructor(from: number) {
    this.from = from;
  }

  /** Begins a record. Where `most` is given, a run has no more records than that, all of one wave. */
  begin(kind: number, wave = 0, most = Number.POSITIVE_INFINITY): void {
    const joins =
      kind === this.kind && this.left > 0 && (most === Number.POSITIVE_INFINITY || wave === this.wave);
    if (!joins) {
      this.close();
      this.words.push(kind);
      this.words.push(0);
      this.head = this.words.length - 1;
      this.kind = kind;
      this.wave = wave;
      this.left = most;
    }
    this.left--;
  }

  put(word: number): void {
    this.words.push(word);
  }

  finish(): Int32Array {
    this.close();
    return this.words.data.slice(0, this.words.length);
  }

  private close(): void {
    if (this.head >= 0) this.words.data[this.head] = this.from + 4 * this.words.length;
  }
}

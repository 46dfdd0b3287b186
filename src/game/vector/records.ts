import type { Span } from "./room.ts";

/** Words that a run takes beside its records. */
export const HEAD = 2;

/**
 * Writes what a pass does, as words that a routine reads from the first to the last: runs of records of one kind, each
 * run headed by the kind and the address at which it ends.
 */
export class Records {
  /** Room for the words; a record is written where `begin` says. */
  readonly words: Int32Array;
  private readonly from: number;
  private kind = -1;
  private wave = -1;
  private left = 0;
  private head = -1;

  constructor(memory: ArrayBuffer, { from, to }: Span) {
    this.words = new Int32Array(memory, from, (to - from) / 4);
    this.from = from;
  }

  /**
   * Begins a record behind the words so far and says where its first word goes. Where `most` is given, a run has no more
   * records than that, all of one wave.
   */
  begin(length: number, kind: number, wave = 0, most = Number.POSITIVE_INFINITY): number {
    if (kind === this.kind && this.left > 0 && (most === Number.POSITIVE_INFINITY || wave === this.wave)) {
      this.left--;
      return length;
    }
    this.close(length);
    this.head = length;
    this.words[length] = kind;
    this.kind = kind;
    this.wave = wave;
    this.left = most - 1;
    return length + HEAD;
  }

  /** Where so many words stand. */
  finish(length: number): Span {
    this.close(length);
    if (length > this.words.length) throw new RangeError(`no room for ${length} words`);
    return { from: this.from, to: this.from + 4 * length };
  }

  private close(length: number): void {
    if (this.head >= 0) this.words[this.head + 1] = this.from + 4 * length;
  }
}

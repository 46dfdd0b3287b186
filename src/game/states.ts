import { Ints } from "./grow.ts";
import { mix } from "./place.ts";

/**
 * Every state met so far, each once, found by its words. A state keeps its number across rounds and turns, so that one
 * look-up per edge is enough: whether it was met in the present layer is a mark beside it.
 */
export class StateTable {
  readonly width: number;
  readonly words = new Ints();
  count = 0;
  private table = new Int32Array(4096);

  constructor(width: number) {
    this.width = width;
  }

  /** The number of the state that stands in `words` at 0. */
  find(words: Int32Array): number {
    const { width } = this;
    const size = this.table.length - 1;
    let hash = 0;
    for (let k = 0; k < width; k++) hash = mix(hash, words[k]);
    let cell = hash & size;
    for (;;) {
      const found = this.table[cell] - 1;
      if (found < 0) break;
      if (this.same(found * width, words)) return found;
      cell = (cell + 1) & size;
    }
    for (let k = 0; k < width; k++) this.words.push(words[k]);
    this.table[cell] = ++this.count;
    if (4 * this.count > 3 * this.table.length) this.enlarge();
    return this.count - 1;
  }

  private same(at: number, words: Int32Array): boolean {
    const known = this.words.data;
    for (let k = 0; k < this.width; k++) if (known[at + k] !== words[k]) return false;
    return true;
  }

  private enlarge(): void {
    const size = 2 * this.table.length - 1;
    const table = new Int32Array(size + 1);
    const known = this.words.data;
    for (let state = 0; state < this.count; state++) {
      let hash = 0;
      for (let k = 0; k < this.width; k++) hash = mix(hash, known[state * this.width + k]);
      let cell = hash & size;
      while (table[cell] !== 0) cell = (cell + 1) & size;
      table[cell] = state + 1;
    }
    this.table = table;
  }
}

/** What each thing waits for: those of thing i are items[first[i]] .. items[first[i + 1] - 1]. */
export interface Waits {
  readonly first: Int32Array;
  readonly items: Int32Array;
}

export interface Order {
  readonly things: Int32Array;
  /** By thing, growing along the order; those of one wave do not wait for each other. -1 for what is not in it. */
  readonly wave: Int32Array;
}

/** Things that are put in order together: what is worked out together should stand together in memory too. */
const WINDOW = 256;
/** Kinds are below this. */
const KINDS = 64;

/**
 * From an order in which everything comes after what it waits for, another one in which things of one kind follow each
 * other too, and do not wait for each other: a processor runs ahead through such things, and seldom guesses wrong what
 * comes next. The order given is kept from window to window.
 */
export function inWaves(given: Int32Array, waits: Waits, kind: (thing: number) => number): Order {
  const { first, items } = waits;
  const things = new Int32Array(given.length);
  const wave = new Int32Array(first.length - 1).fill(-1);
  const keys = new Float64Array(WINDOW);
  let begun = 0;
  for (let from = 0; from < given.length; from += WINDOW) {
    const size = Math.min(WINDOW, given.length - from);
    let last = begun;
    for (let position = 0; position < size; position++) {
      const thing = given[from + position];
      let own = begun;
      for (let i = first[thing]; i < first[thing + 1]; i++) {
        if (wave[items[i]] >= own) own = wave[items[i]] + 1;
      }
      wave[thing] = own;
      if (own > last) last = own;
      keys[position] = (own * KINDS + kind(thing)) * WINDOW + position;
    }
    keys.subarray(0, size).sort();
    for (let i = 0; i < size; i++) things[from + i] = given[from + (keys[i] % WINDOW)];
    begun = last + 1;
  }
  return { things, wave };
}

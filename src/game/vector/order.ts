/** What each thing waits for: those of thing i are items[first[i]] .. items[first[i + 1] - 1]. */
export interface Waits {
  readonly first: Int32Array;
  readonly items: Int32Array;
}

interface Order {
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
 * comes next. The order given is kept from window to window. `kind` is by thing.
 */
export function inWaves(given: Int32Array, { first, items }: Waits, kind: Uint8Array): Order {
  const things = new Int32Array(given.length);
  const wave = new Int32Array(first.length - 1).fill(-1);
  const byKind = new Int32Array(WINDOW);
  let begun = 0;
  for (let from = 0; from < given.length; from += WINDOW) {
    const to = Math.min(from + WINDOW, given.length);
    let last = begun;
    for (let position = from; position < to; position++) {
      const thing = given[position];
      let own = begun;
      for (let i = first[thing]; i < first[thing + 1]; i++) {
        if (wave[items[i]] >= own) own = wave[items[i]] + 1;
      }
      wave[thing] = own;
      if (own > last) last = own;
    }
    // Sorted by the lesser key first, and then by the greater, which leaves what it does not tell apart as it was.
    sort(given, from, to, byKind, 0, KINDS, (thing) => kind[thing]);
    sort(byKind, 0, to - from, things, from, last + 1 - begun, (thing) => wave[thing] - begun);
    begun = last + 1;
  }
  return { things, wave };
}

/** Counting sort of a part of a list into a part of another, by keys below a limit. */
function sort(
  list: Int32Array,
  from: number,
  to: number,
  into: Int32Array,
  at: number,
  limit: number,
  key: (thing: number) => number,
): void {
  const next = new Int32Array(limit + 1);
  for (let i = from; i < to; i++) next[key(list[i]) + 1]++;
  for (let k = 0; k < limit; k++) next[k + 1] += next[k];
  for (let i = from; i < to; i++) into[at + next[key(list[i])]++] = list[i];
}

import { entryOf, type Front, tallyOf } from "./front.ts";
import { smallest } from "./whole.ts";

/** Pairs are looked at one by one up to so many; beyond two binding entries there is no quicker way here. */
const mostPairs = 20_000_000;

interface Item {
  readonly entries: readonly bigint[];
  readonly tally: bigint;
}

/**
 * How many choices of one from each front have a sum that reaches `least` in every entry, counted with their tallies;
 * null where that would take too long. Both fronts keep all vectors.
 *
 * @param least by entry; null asks for nothing.
 */
export function countReaching(a: Front, b: Front, least: readonly (bigint | null)[]): bigint | null {
  const asked = [...least.keys()].filter((dim) => least[dim] !== null);
  const lowest = (front: Front, dim: number): bigint | null =>
    smallest(Array.from({ length: front.size }, (_, row) => entryOf(front, row, dim)));
  if (a.size === 0 || b.size === 0) return 0n;
  // What even the two lowest reach binds nobody.
  const binding = asked.filter((dim) => lowest(a, dim)! + lowest(b, dim)! < least[dim]!);
  const needs = binding.map((dim) => least[dim]!);
  const left = itemsOf(a, binding);
  const right = itemsOf(b, binding);
  if (binding.length === 0) return total(left) * total(right);
  if (binding.length === 1) return alongOne(left, right, needs[0]);
  if (binding.length === 2) return alongTwo(left, right, needs[0], needs[1]);
  if (left.length * right.length > mostPairs) return null;
  let count = 0n;
  for (const one of left) {
    for (const other of right) {
      if (needs.every((need, k) => one.entries[k] + other.entries[k] >= need))
        count += one.tally * other.tally;
    }
  }
  return count;
}

const total = (items: readonly Item[]): bigint => items.reduce((sum, { tally }) => sum + tally, 0n);

/** The vectors cut down to some entries; those that become equal are one. */
function itemsOf(front: Front, dims: readonly number[]): readonly Item[] {
  const found = new Map<string, { readonly entries: readonly bigint[]; tally: bigint }>();
  for (let row = 0; row < front.size; row++) {
    const entries = dims.map((dim) => entryOf(front, row, dim));
    const key = entries.join();
    const known = found.get(key);
    if (known === undefined) found.set(key, { entries, tally: tallyOf(front, row) });
    else known.tally += tallyOf(front, row);
  }
  return [...found.values()];
}

const by =
  (k: number, sign: 1 | -1) =>
  (a: Item, b: Item): number =>
    a.entries[k] < b.entries[k] ? -sign : a.entries[k] > b.entries[k] ? sign : 0;

function alongOne(left: readonly Item[], right: readonly Item[], need: bigint): bigint {
  const falling = [...right].sort(by(0, -1));
  let count = 0n;
  let sum = 0n;
  let next = 0;
  for (const { entries, tally } of [...left].sort(by(0, 1))) {
    for (; next < falling.length && entries[0] + falling[next].entries[0] >= need; next++)
      sum += falling[next].tally;
    count += tally * sum;
  }
  return count;
}

/** Partners come in as the first entry allows them, into sums by the second entry (Fenwick, 1994). */
function alongTwo(left: readonly Item[], right: readonly Item[], first: bigint, second: bigint): bigint {
  const falling = [...right].sort(by(0, -1));
  const seconds = [...new Set(right.map(({ entries }) => entries[1]))].sort((a, b) => (a > b ? -1 : 1));
  const sums = new Array<bigint>(seconds.length + 1).fill(0n);
  /** How many of the falling second entries are at least this. */
  const reaching = (entry: bigint): number => {
    let low = 0;
    let high = seconds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (seconds[middle] >= entry) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  let count = 0n;
  let next = 0;
  for (const { entries, tally } of [...left].sort(by(0, 1))) {
    for (; next < falling.length && entries[0] + falling[next].entries[0] >= first; next++) {
      const partner = falling[next];
      for (let at = reaching(partner.entries[1]); at < sums.length; at += at & -at) sums[at] += partner.tally;
    }
    let sum = 0n;
    for (let at = reaching(second - entries[1]); at > 0; at -= at & -at) sum += sums[at];
    count += tally * sum;
  }
  return count;
}

import {
  empty,
  type Front,
  frontOf,
  type Layout,
  origin,
  strideOf,
  sum,
  union,
  widthOf,
} from "../../maths/front.ts";
import { addLimbs, compareLimbs, readLimbs, writeLimbs } from "../../maths/limbs.ts";
import type { Compiled } from "./compiled.ts";
import { narrowest } from "./narrowest.ts";
import { type Plan, planOf, withFewStates } from "./plan.ts";

/** A front in a state has about so many rows or more where there is much to do, so states are to be fewer by as much. */
const rowsAtOnce = 100;

/** Half-chosen packages that go on alike: the diagrams that are half read are in the same states. */
interface Bundle {
  readonly states: Int32Array;
  readonly front: Front;
  /** How many there are, beaten or not. */
  readonly packages: bigint;
}

/**
 * The front of the packages of some issues, chosen one after the other: of half-chosen packages that leave the diagrams in
 * the same states, and so go on alike, only those are kept that no other of them beats (dynamic programming with a front in
 * every state; Daellenbach and De Kluyver, "Note on multiple objective dynamic programming", J. Oper. Res. Soc. 31 (1980)).
 * Quick where few terms are half read at any time, whatever the number of packages. Nothing is cut at a ceiling.
 *
 * @param floors by row, what a package must reach to be of interest; null asks for nothing.
 * @param rows how many rows of fronts may be moved from one issue to the next.
 * @returns null where that is not enough.
 */
export function layered(
  compiled: Compiled,
  issues: readonly number[],
  layout: Layout,
  start: Float64Array,
  floors: Float64Array | null,
  rows: number,
): { readonly front: Front; readonly packages: bigint } | null {
  const order = narrowest(compiled, issues, rows / rowsAtOnce);
  if (order === null) return null;
  const plan = withFewStates(planOf(compiled, order));
  if (plan.bans.some(({ open: [first] }) => first[0] === 0)) return { front: empty(layout), packages: 0n };
  const first = origin(layout);
  first.rows.set(start);
  let bundles: readonly Bundle[] = [{ states: new Int32Array(plan.cells), front: first, packages: 1n }];
  let left = rows;
  const levels = levelsOf(plan);
  for (const [depth, level] of levels.entries()) {
    const coming = new Map<
      string,
      { readonly states: Int32Array; readonly piles: Front[]; packages: bigint }
    >();
    for (const { states, front, packages } of bundles) {
      for (const [key, way] of waysFrom(plan, level, layout, depth, states)) {
        left -= front.size * way.choices.size;
        if (left < 0) return null;
        const needed = floors === null ? null : lowered(compiled, floors, level, way.states);
        const moved = sum(front, way.choices, needed);
        const known = coming.get(key) ?? { states: way.states, piles: [], packages: 0n };
        coming.set(key, known);
        known.packages += packages * way.values;
        gather(known.piles, moved);
      }
    }
    bundles = [...coming.values()].map(({ states, piles, packages }) => ({
      states,
      packages,
      front: piles.reduceRight((all, pile) => union(pile, all)),
    }));
  }
  const [{ front, packages }] = bundles.length === 0 ? [{ front: empty(layout), packages: 0n }] : bundles;
  return { front, packages };
}

/** What there is to know of the choice of one issue. */
interface Level {
  /** Where the states that tell bundles apart are kept afterwards. */
  readonly cells: readonly number[];
  /** By row, in limbs: what the tables of later issues bring at most. */
  readonly later: Float64Array;
  /** Of every term that is not read to its end, by state: what it brings at most. */
  readonly open: readonly { readonly row: number; readonly cell: number; readonly most: Float64Array }[];
}

function levelsOf({ compiled, issues, pays, payStops, banStops }: Plan): readonly Level[] {
  const { rows, limbs, tables } = compiled;
  const width = rows * limbs;
  const later = new Float64Array(width);
  /** By cell: the term that has it, and what it brings from there on at most. */
  const reading = new Map<number, Level["open"][number]>();
  const halfRead = new Set<number>();
  return [...issues.keys()]
    .reverse()
    .map((depth): Level => {
      const level = { cells: [...halfRead], later: later.slice(), open: [...reading.values()] };
      const table = tables[issues[depth]];
      for (let row = 0; row < rows; row++) {
        let best = row * limbs;
        for (let at = best + width; at < table.length; at += width) {
          if (compareLimbs(table, at, table, best, limbs) > 0) best = at;
        }
        addLimbs(later, row * limbs, later, row * limbs, table, best, 1, limbs);
      }
      for (const { index, layer, cell, last } of payStops[depth]) {
        if (!last) reading.delete(cell + 1);
        const { row, most } = pays[index];
        reading.set(cell, { row, cell, most: most[layer] });
      }
      for (const { layer, cell, last } of [...payStops[depth], ...banStops[depth]]) {
        if (!last) halfRead.delete(cell + 1);
        if (layer > 0) halfRead.add(cell);
      }
      return level;
    })
    .reverse();
}

/** Floors less what may still come. */
function lowered(
  { rows, limbs }: Compiled,
  floors: Float64Array,
  { later, open }: Level,
  states: Int32Array,
): Float64Array {
  const hope = later.slice();
  for (const { row, cell, most } of open) {
    addLimbs(hope, row * limbs, hope, row * limbs, most, states[cell] * limbs, 1, limbs);
  }
  const least = floors.slice();
  for (let at = 0; at < rows * limbs; at += limbs) {
    if (least[at] === Number.NEGATIVE_INFINITY) continue;
    writeLimbs(readLimbs(floors, at, limbs) - readLimbs(hope, at, limbs), least, at, limbs);
  }
  return least;
}

/** Joining piles of like size keeps both the work and the memory low. */
function gather(piles: Front[], pile: Front): void {
  piles.push(pile);
  while (piles.length > 1 && piles[piles.length - 1].size * 2 > piles[piles.length - 2].size) {
    const above = piles.pop()!;
    piles.push(union(piles.pop()!, above));
  }
}

/** The values of one issue that lead to the same states. */
interface Way {
  readonly states: Int32Array;
  /** What they bring: the issue's own points and those of terms that are read to their end. */
  readonly choices: Front;
  readonly values: bigint;
}

function waysFrom(
  { compiled, issues, pays, bans, payStops, banStops }: Plan,
  { cells }: Level,
  layout: Layout,
  depth: number,
  states: Int32Array,
): ReadonlyMap<string, Way> {
  const { limbs, sizes, tables, places } = compiled;
  const issue = issues[depth];
  const size = sizes[issue];
  const width = widthOf(layout);
  const stride = strideOf(layout);
  const found = new Map<
    string,
    { readonly states: Int32Array; readonly rows: Float64Array; values: number }
  >();
  choosing: for (let value = 0; value < size; value++) {
    const after = states.slice();
    for (const { index, layer, next, cell } of banStops[depth]) {
      after[cell + 1] = next[states[cell] * size + value];
      if (bans[index].open[layer + 1][after[cell + 1]] === 0) continue choosing;
    }
    for (const { next, cell } of payStops[depth]) after[cell + 1] = next[states[cell] * size + value];
    const key = cells.map((cell) => after[cell]).join();
    const way = found.get(key) ?? { states: after, rows: new Float64Array(size * stride), values: 0 };
    found.set(key, way);
    const at = way.values * stride;
    way.rows.set(tables[issue].subarray(value * width, (value + 1) * width), at);
    for (const { index, layer, cell, last } of payStops[depth]) {
      if (!last) continue;
      const own = at + pays[index].row * limbs;
      addLimbs(way.rows, own, way.rows, own, pays[index].most[layer + 1], after[cell + 1] * limbs, 1, limbs);
    }
    way.rows[at + width + places.word[issue]] = value * places.unit[issue];
    way.rows[at + stride - 1] = 1;
    way.values++;
  }
  return new Map(
    [...found].map(([key, way]) => [
      key,
      { states: way.states, choices: frontOf(layout, way.rows, way.values), values: BigInt(way.values) },
    ]),
  );
}

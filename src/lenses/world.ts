import type { Assumption, Model } from "../scenario/model.ts";

/**
 * One point of the space of assumptions, before any approach changes it. A world that was made from another says which
 * assumptions it moved, so that what reads none of them is not evaluated again.
 */
export interface World {
  /** By index of the assumption. */
  readonly values: Float64Array;
  readonly moved: { readonly assumptions: readonly number[]; readonly from: World } | null;
}

/** An assumption that is still uncertain, with the ends of its range and how it is spread between them. */
export interface Range extends Pick<Assumption, "low" | "high" | "shape"> {
  readonly assumption: number;
}

/** What was settled before anything runs: a view, and the assumptions fixed by hand (`--set`). */
export interface Stance {
  /** Index of the view, or null. */
  readonly view: number | null;
  readonly held: ReadonlyMap<number, number>;
}

/**
 * The central values. A view's overrides replace the file's, and what is held by hand replaces both. An approach comes
 * later and fixes what its settings assume over the view (see `course.ts`), but never over what is held by hand.
 */
export function central(model: Model, stance: Stance): World {
  const values = Float64Array.from(model.assumptions, (assumption) => assumption.value);
  for (const override of overrides(model, stance)) values[override.assumption] = override.value;
  for (const [assumption, value] of stance.held) values[assumption] = value;
  return { values, moved: null };
}

/**
 * What is still uncertain: every assumption with a range, but not what is held by hand, nor what a view fixes without a
 * range of its own. A view's value may lie outside the file's range; its own range then counts, with its own shape.
 */
export function ranges(model: Model, stance: Stance): readonly Range[] {
  const all: (Omit<Range, "assumption"> | null)[] = [...model.assumptions];
  for (const override of overrides(model, stance)) all[override.assumption] = override.range;
  for (const assumption of stance.held.keys()) all[assumption] = null;
  return all.flatMap((range, assumption) =>
    range !== null && range.low < range.high
      ? [{ assumption, low: range.low, high: range.high, shape: range.shape }]
      : [],
  );
}

/** The world in which some assumptions have other values. */
export function movedTo(from: World, assumptions: readonly number[], to: ArrayLike<number>): World {
  const values = from.values.slice();
  assumptions.forEach((assumption, at) => {
    values[assumption] = to[at];
  });
  return { values, moved: { assumptions, from } };
}

/** The first world, on the way back to where this one came from, that looks the same to who reads only these. */
export function seenBy(reads: ReadonlySet<number>, world: World): World {
  let seen = world;
  while (seen.moved !== null && !seen.moved.assumptions.some((assumption) => reads.has(assumption))) {
    seen = seen.moved.from;
  }
  return seen;
}

function overrides(model: Model, stance: Stance) {
  return stance.view === null ? [] : model.views[stance.view].overrides;
}

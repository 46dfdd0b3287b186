import type { Model } from "../scenario/model.ts";

/**
 * One point of the space of assumptions, before any approach changes it. Where it differs from a central world in one
 * assumption alone it says so, so that what does not read that assumption is not evaluated again.
 */
export interface World {
  /** By index of the assumption. */
  readonly values: Float64Array;
  readonly moved: { readonly assumption: number; readonly from: World } | null;
}

/** An assumption that is still uncertain, with the ends of its range. */
export interface Range {
  readonly assumption: number;
  readonly low: number;
  readonly high: number;
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
 * range of its own. A view's value may lie outside the file's range; its own range then counts.
 */
export function ranges(model: Model, stance: Stance): readonly Range[] {
  const all = model.assumptions.map(
    ({ low, high }) => ({ low, high }) as { low: number; high: number } | null,
  );
  for (const override of overrides(model, stance)) all[override.assumption] = override.range;
  for (const assumption of stance.held.keys()) all[assumption] = null;
  return all.flatMap((range, assumption) =>
    range !== null && range.low < range.high ? [{ assumption, low: range.low, high: range.high }] : [],
  );
}

/** The worlds at both ends of each range, all else central: `[low, high]` per range. */
export function ends(from: World, over: readonly Range[]): readonly (readonly [World, World])[] {
  return over.map(({ assumption, low, high }) => [
    moved(from, assumption, low),
    moved(from, assumption, high),
  ]);
}

function moved(from: World, assumption: number, to: number): World {
  const values = from.values.slice();
  values[assumption] = to;
  return { values, moved: { assumption, from } };
}

function overrides(model: Model, stance: Stance) {
  return stance.view === null ? [] : model.views[stance.view].overrides;
}

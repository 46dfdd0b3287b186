import { evaluate } from "../../expression/evaluate.ts";
import { structure } from "../../expression/structure.ts";
import type { Term } from "../../expression/term.ts";
import type { Model } from "../model.ts";

/** One way the assumptions may be held: as the file gives them, under one setting of a lever, or in one view. */
export interface World {
  /** `ally = restrained` or `view tehran`; null for the file itself. */
  readonly name: string | null;
  readonly ranges: readonly { readonly low: number; readonly high: number }[];
  readonly central: readonly number[];
  /** Assumptions that a setting fixes, as terms over the others. */
  readonly fixed: ReadonlyMap<number, Term>;
}

/** The file, each setting that fixes assumptions, each view; combinations of them are left to the run itself. */
export const worldsOf = (model: Model): readonly World[] => {
  const ranges = model.assumptions.map(({ low, high }) => ({ low, high }));
  const central = model.assumptions.map(({ value }) => value);
  const base: World = { name: null, ranges, central, fixed: new Map() };
  const settings = model.levers.flatMap((lever) =>
    lever.settings.flatMap((setting): World[] => {
      if (setting.assume.length === 0) return [];
      const fixed = new Map(setting.assume.map(({ assumption, value }) => [assumption, value]));
      return [{ ...base, name: `${lever.id} = ${setting.id}`, fixed }];
    }),
  );
  const views = model.views.map((view): World => {
    const given = new Map(view.overrides.map((override) => [override.assumption, override]));
    const within = ranges.map((range, index) => {
      const override = given.get(index);
      if (override === undefined) return range;
      return override.range ?? { low: override.value, high: override.value };
    });
    const values = central.map((value, index) => given.get(index)?.value ?? value);
    return { ...base, name: `view ${view.id}`, ranges: within, central: values };
  });
  return [base, ...settings, ...views];
};

/** The assumptions that decide what terms are in a world: those read, and those that a setting computes them from. */
export const deciding = (world: World, terms: readonly Term[]): readonly number[] => {
  const all = new Set<number>();
  for (const index of structure(...terms).assumptions) {
    const fixed = world.fixed.get(index);
    for (const inner of fixed === undefined ? [index] : structure(fixed).assumptions) all.add(inner);
  }
  return [...all];
};

/** Reads assumptions from a point, through what the world fixes. */
export const assumptionAt = (world: World, point: ReadonlyMap<number, number>) => {
  const free = (index: number): number => point.get(index) ?? world.central[index];
  const none = (): number => Number.NaN;
  const unread = { state: none, issue: none, trust: none, round: 1, deadline: 1, package: -1 };
  return (index: number): number => {
    const fixed = world.fixed.get(index);
    return fixed === undefined ? free(index) : evaluate(fixed, { ...unread, assumption: free });
  };
};

/** At most this many assumptions have all their corners tried. */
const cornered = 8;
/** Points tried inside the ranges besides the centre and the corners. */
const inside = 64;

/**
 * The centre, the corners and points spread over the inside of the ranges, always the same. The spread is the additive
 * recurrence of fractional parts of square roots of primes (R. Kronecker's sequence).
 */
export const pointsIn = (
  world: World,
  indices: readonly number[],
): readonly ReadonlyMap<number, number>[] => {
  const points: Map<number, number>[] = [new Map(indices.map((i) => [i, world.central[i]]))];
  const few = indices.slice(0, cornered);
  for (let mask = 0; mask < 2 ** few.length; mask++) {
    const corner = new Map(points[0]);
    for (const [bit, index] of few.entries()) {
      const { low, high } = world.ranges[index];
      corner.set(index, (mask >> bit) & 1 ? high : low);
    }
    points.push(corner);
  }
  const steps = indices.map((_, position) => Math.sqrt(primeAt(position)) % 1);
  for (let n = 1; n <= inside && indices.length > 0; n++) {
    const share = (position: number): number => (n * steps[position]) % 1;
    points.push(
      new Map(
        indices.map((index, position) => {
          const { low, high } = world.ranges[index];
          return [index, low + (high - low) * share(position)];
        }),
      ),
    );
  }
  return points;
};

const primeAt = (position: number): number => {
  const primes: number[] = [];
  for (let candidate = 2; primes.length <= position; candidate++)
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  return primes[position];
};

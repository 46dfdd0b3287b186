import { boxOf } from "./box.ts";
import { merit, separating } from "./merit.ts";
import type { Objective } from "./objective.ts";
import { quarters } from "./quarters.ts";
import type { Table } from "./table.ts";
import { type Step, trajectory } from "./trajectory.ts";
import { leaves } from "./tree.ts";

export interface Fitting {
  readonly peels: readonly number[];
  readonly paste: number;
  readonly mass: number;
  readonly objective: Objective;
  /** Whether to start again elsewhere where no box tells the cases apart. */
  readonly restart: boolean;
}

/** Every box of every way that was tried. */
export interface Exploration {
  readonly ways: readonly (readonly Step[])[];
  /** The most telling box, with as few limits as nearly the same merit allows; the box of all rows at worst. */
  readonly best: Step;
  /** The way on which it lies. */
  readonly way: readonly Step[];
}

/** Of boxes this near to the best one the one with the fewest limits is taken: a sentence is read, a hundredth is not. */
const asGood = 0.98;

/** Each start costs as much as the way from all rows; beyond the most telling few nothing better is found. */
const mostStarts = 4;

/**
 * Cuts from all rows with each peeling share, since none is best everywhere. Where no box found so tells the cases
 * apart, and if `restart` allows, it starts again from the leaves of a small tree and from the quarters of the most telling pair of inputs: cuts
 * made one side at a time never leave the middle between two heaps. `of` is the number of rows that masses refer to.
 */
export function explore(table: Table, of: number, fitting: Fitting): Exploration {
  const { peels, paste, mass, objective, restart } = fitting;
  const from = (start: Step["limits"]): readonly (readonly Step[])[] =>
    peels.map((peel) => trajectory(table, { peel, paste, objective, mass, of }, start));
  const direct = choose(from([]), table);
  if (!restart || merit(direct.best, table) >= separating) return direct;
  const least = Math.max(1, mass * of);
  // A start poorer in positives than the whole would begin by losing what it is after.
  const starts = [...leaves(table, least), ...quarters(table)]
    .map((limits) => ({ limits, box: boxOf(table, limits) }))
    .filter(({ box }) => box.rows >= least && merit(box, table) > 0)
    .sort((a, b) => merit(b.box, table) - merit(a.box, table))
    .slice(0, mostStarts)
    .map(({ limits }) => limits);
  return choose([...direct.ways, ...starts.flatMap(from)], table);
}

function choose(ways: readonly (readonly Step[])[], table: Table): Exploration {
  const all = ways.flatMap((way) => way.map((step) => ({ step, way, merit: merit(step, table) })));
  const enough = asGood * all.reduce((most, one) => Math.max(most, one.merit), 0);
  const { step, way } = all
    .filter((one) => one.merit >= enough)
    .reduce((best, one) => {
      const fewer = ends(best.step) - ends(one.step);
      return fewer > 0 || (fewer === 0 && one.merit > best.merit) ? one : best;
    });
  return { ways, best: step, way };
}

const ends = ({ limits }: Step): number =>
  limits.reduce((count, { low, high }) => count + Number(low !== null) + Number(high !== null), 0);

import type { Home } from "../../scenario/model.ts";
import type { Course } from "../course.ts";
import type { Engine } from "../engine.ts";
import { failed } from "../failure.ts";
import type { Measure } from "../measure.ts";
import type { Unit } from "../unit.ts";

/** Sums of weights that are written in tenths are not sums of doubles: what misses a threshold by less reaches it. */
const slack = 1e-9;

/**
 * How far a package is from turning at home: the margin of the weakest faction that is needed. Factions are taken in the
 * order of their margins, the largest first, until those taken carry the package.
 *
 * @param margins by faction, points above what it has without an agreement; null accepts whatever comes.
 */
export function votes(
  engine: Engine,
  course: Course | null,
  { decides, members }: Home,
  margins: readonly (Measure | null)[],
): Measure {
  const bound = margins.filter((margin) => margin !== null);
  const unit: Unit = {
    kind: "points",
    rows: bound.flatMap((margin) => (margin.unit.kind === "points" ? margin.unit.rows : [])),
  };
  const weightsAt = engine.begun(course, (start) => members.map(({ weight }) => start.number(weight)));
  const passes = (weights: readonly number[], accepting: readonly number[]): boolean => {
    const accepts = (faction: number): boolean => accepting.includes(faction);
    if (members.some(({ veto }, faction) => (veto || decides.kind === "unanimity") && !accepts(faction)))
      return false;
    const weight = accepting.reduce((sum, faction) => sum + weights[faction], 0);
    const all = weights.reduce((sum, each) => sum + each, 0);
    if (decides.kind === "majority") return weight - all / 2 > slack * all;
    return decides.kind === "unanimity" || weight >= decides.weight - slack * all;
  };
  return {
    unit,
    demands: bound.flatMap(({ demands }) => demands),
    at(world) {
      const found: number[] = [];
      for (const margin of margins) {
        const points = margin === null ? Number.POSITIVE_INFINITY : margin.at(world);
        if (typeof points !== "number") return points;
        found.push(points);
      }
      const weights = weightsAt(world);
      const order = [...found.keys()].sort((a, b) => found[b] - found[a] || a - b);
      const needed = order.findIndex((_, at) => passes(weights, order.slice(0, at + 1)));
      if (needed < 0) return failed("out-of-reach", "all factions together do not weigh enough to ratify");
      const margin = found[order[needed]];
      return margin === Number.POSITIVE_INFINITY
        ? failed("never-refused", "nobody who is needed to ratify says what it has without an agreement")
        : margin;
    },
  };
}

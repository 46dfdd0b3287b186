import type { Engine } from "./engine.ts";
import type { Unit } from "./unit.ts";

/**
 * How large a difference must be to be one, unless the claim says otherwise: one in a hundred for probabilities, half a
 * round for lengths, one hundredth of the span of values for points, one hundredth for plain ratios.
 */
export function mattersFor(engine: Engine, unit: Unit): number {
  switch (unit.kind) {
    case "rounds":
      return 0.5;
    case "multiples":
      return 1;
    case "points":
      return Math.max(...unit.rows.map((row) => span(engine, row))) / 100 || 0.01;
    default:
      return 0.01;
  }
}

/** From the worst to the best that a row can end with, at the central values: every outcome and every named package. */
function span(engine: Engine, index: number): number {
  const { model } = engine;
  const row = model.rows[index];
  const start = engine.start(engine.central, null);
  const values = model.outcomes.flatMap((outcome, at) => (outcome.agreement ? [] : [start.outcome(row, at)]));
  if (row.deal !== null) {
    for (const pack of model.packages.keys()) values.push(...Object.values(start.deal(row, pack)));
  }
  if (row.noDeal !== null) values.push(start.number(row.noDeal));
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
}

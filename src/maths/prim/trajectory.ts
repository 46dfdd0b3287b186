import { type Box, boxOf, isRestricted, limitsOf, move, type Side } from "./box.ts";
import { type Cut, cut, extension } from "./cut.ts";
import type { Limit } from "./limit.ts";
import { type Objective, worth } from "./objective.ts";
import type { Table } from "./table.ts";

/** How boxes are cut. Shares are of the rows. */
export interface Carving {
  /** The share of its rows that a box loses with each cut, above 0 and below 1/2. */
  readonly peel: number;
  /** The share of the rows beyond a limit that one widening takes in. */
  readonly paste: number;
  readonly objective: Objective;
  /** No box holds fewer rows than this share of `of`. */
  readonly mass: number;
  readonly of: number;
}

/** One box on the way from all rows to the last cut. */
export interface Step {
  readonly by: "start" | "peel" | "paste";
  readonly alpha: number;
  readonly rows: number;
  readonly positives: number;
  readonly limits: readonly Limit[];
}

/**
 * The patient rule induction method (Friedman and Fisher, "Bump hunting in high-dimensional data", Statistics and
 * Computing 9, 1999): cut the side whose loss raises the density most, until nothing rises or the box would be too
 * small; then widen again as long as the density rises. One cut costs the inputs times `peel` of the rows.
 */
export function trajectory(table: Table, carving: Carving, start: readonly Limit[] = []): readonly Step[] {
  const box = boxOf(table, start);
  const steps = [stepOf(box, "start", carving)];
  if (box.rows === 0) return steps;
  const { objective, mass, of } = carving;
  for (;;) {
    const found = best(box, objective, (input, side) => cut(box, input, side, carving.peel));
    if (found === null || found.worth <= 0 || found.cut.rows / of < mass) break;
    move(box, found.cut.input, found.cut.side, found.cut.limit);
    steps.push(stepOf(box, "peel", carving));
  }
  for (;;) {
    const found = best(box, objective, (input, side) =>
      isRestricted(box, input) ? extension(box, input, side, carving.paste) : null,
    );
    if (found === null || found.cut.positives / found.cut.rows <= box.positives / box.rows) break;
    move(box, found.cut.input, found.cut.side, found.cut.limit);
    steps.push(stepOf(box, "paste", carving));
  }
  return steps;
}

/** The most worthwhile change; of equals the one that leaves more inputs free, then the first, upper before lower. */
function best(
  box: Box,
  objective: Objective,
  change: (input: number, side: Side) => Cut | null,
): { readonly cut: Cut; readonly worth: number } | null {
  let found: { cut: Cut; worth: number; added: number } | null = null;
  for (let input = 0; input < box.table.inputs; input++) {
    for (const side of ["high", "low"] as const) {
      const candidate = change(input, side);
      if (candidate === null) continue;
      const value = worth(objective, box, candidate);
      const added = Number(isRestrictedBy(box, candidate)) - Number(isRestricted(box, input));
      if (found === null || value > found.worth || (value === found.worth && added < found.added)) {
        found = { cut: candidate, worth: value, added };
      }
    }
  }
  return found;
}

function isRestrictedBy(box: Box, { input, side, limit }: Cut): boolean {
  return Number.isFinite(limit) || Number.isFinite(side === "low" ? box.high[input] : box.low[input]);
}

function stepOf(box: Box, by: Step["by"], carving: Carving): Step {
  return { by, alpha: carving.peel, rows: box.rows, positives: box.positives, limits: limitsOf(box) };
}

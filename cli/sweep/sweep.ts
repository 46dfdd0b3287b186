import { existsSync } from "node:fs";
import { exit, stop } from "../stop.ts";
import { formatOf } from "./format.ts";
import { type Block, Part } from "./part.ts";

/** What is written: one row for each point, in blocks that are worked out and kept one by one. */
export interface SweepPlan {
  /** Stands for all that fixes the numbers; a part of another sweep is never gone on with. */
  readonly id: string;
  /** The assumptions, then the results. */
  readonly columns: readonly string[];
  readonly points: number;
  /** Points of a block; the last may have fewer. */
  readonly block: number;
}

/**
 * Writes a table with the columns `point`, those of the plan and `failure`, as CSV or Parquet by the ending of its name.
 * What is done is kept beside it in a folder `<path>.part`; whenever it is interrupted, the same call goes on where it
 * was. The table appears at once and whole, with the same bytes however often it was interrupted. Memory grows with the
 * points of a block, not with all of them.
 *
 * @throws Stop when the ending is unknown, the table is there already, or the part is one of another sweep.
 */
export async function sweepTo(
  path: string,
  plan: SweepPlan,
  block: (index: number) => Promise<Block>,
  told: (done: number, total: number) => void = () => undefined,
): Promise<{ readonly written: number; readonly resumed: number }> {
  const format = formatOf(path);
  checkNames(plan);
  const blocks = Math.ceil(plan.points / plan.block);
  const part = new Part(`${path}.part`, plan);
  const state = part.look();
  // Interrupted after the last step that matters.
  if (state === "done" && existsSync(path)) {
    part.remove();
    return { written: 0, resumed: plan.points };
  }
  const missing = part.missing();
  // A whole part beside the table was interrupted between the last two steps.
  if (existsSync(path) && !(state === "begun" && missing.length === 0)) {
    if (state === "nothing") part.remove();
    throw taken(path);
  }
  if (state !== "begun") part.begin();
  const left = missing.reduce((sum, index) => sum + part.rows(index), 0);
  const resumed = plan.points - left;
  let written = 0;
  if (resumed > 0) told(resumed, plan.points);
  for (const index of missing) {
    part.keep(index, await block(index));
    written += part.rows(index);
    told(resumed + written, plan.points);
  }
  part.become(path, (place) => {
    const table = format(place, plan);
    for (let index = 0; index < blocks; index++) table.add(index * plan.block, part.read(index));
    table.finish();
  });
  return { written, resumed };
}

/** A table has one column of a name. */
function checkNames({ columns }: SweepPlan): void {
  const seen = new Set(["point", "failure"]);
  for (const name of columns) {
    if (seen.has(name)) {
      throw stop(
        exit.input,
        "column-twice",
        `invalid columns: "${name}" would stand there twice`,
        "every assumption and result needs a name of its own, and neither `point` nor `failure`",
      );
    }
    seen.add(name);
  }
}

const taken = (path: string) =>
  stop(
    exit.input,
    "file-exists",
    `invalid file "${path}": it is there already`,
    "remove it, or choose another name",
  );

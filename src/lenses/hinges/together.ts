import type { Search } from "../../maths/crossings.ts";
import type { Measure } from "../measure.ts";
import { abreast, type Work } from "../work.ts";
import type { World } from "../world.ts";

/** A search on a measure: where its points lie among the worlds, and what is searched there. */
export interface Quest<Point, Result> {
  readonly search: Search<Point, Result>;
  readonly measure: Measure;
  readonly world: (point: Point) => World;
  /** What is searched is this of the measure's number. */
  readonly of: (value: number) => number;
}

/** Runs many searches step by step, each step of all of them evaluated in one go. */
export const together = <Point, Result>(quests: readonly Quest<Point, Result>[]): Work<readonly Result[]> =>
  abreast(quests.map(searched));

function* searched<Point, Result>({ search, measure, world, of }: Quest<Point, Result>): Work<Result> {
  let step = search.next();
  while (step.done !== true) {
    const worlds = step.value.map(world);
    yield [{ demands: measure.demands, worlds }];
    step = search.next(
      worlds.map((here) => {
        const value = measure.at(here);
        return typeof value === "number" ? of(value) : null;
      }),
    );
  }
  return step.value;
}

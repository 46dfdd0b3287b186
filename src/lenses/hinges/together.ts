import type { Search } from "../../maths/crossings.ts";
import type { Measure } from "../measure.ts";
import type { Work } from "../work.ts";
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
export function* together<Point, Result>(quests: readonly Quest<Point, Result>[]): Work<readonly Result[]> {
  const steps = quests.map(({ search }) => search.next());
  for (;;) {
    const wanted = steps.map((step, index) =>
      step.done === true ? [] : step.value.map((point) => quests[index].world(point)),
    );
    if (wanted.every((worlds) => worlds.length === 0) && steps.every((step) => step.done)) break;
    yield quests.map(({ measure }, index) => ({ demands: measure.demands, worlds: wanted[index] }));
    quests.forEach(({ search, measure, of }, index) => {
      if (steps[index].done === true) return;
      const values = wanted[index].map((world) => {
        const value = measure.at(world);
        return typeof value === "number" ? of(value) : null;
      });
      steps[index] = search.next(values);
    });
  }
  return steps.map((step) => step.value as Result);
}

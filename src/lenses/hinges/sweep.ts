import type { Design } from "../../maths/design.ts";
import type { Measure } from "../measure.ts";
import type { Work } from "../work.ts";
import type { Plausible } from "./plausible.ts";

/** Rows of a table: the inputs, then the results, column by column. */
export interface Rows {
  readonly columns: readonly Float64Array[];
  /** By row: why some result has no number (NaN in its column), or null. */
  readonly failures: readonly (string | null)[];
}

/** The points `from` to `to` (not included) of a design with what the measures are there. */
export function* rowsOf(
  { world }: Plausible,
  design: Design,
  measures: readonly Measure[],
  from: number,
  to: number,
): Work<Rows> {
  const points = Array.from({ length: to - from }, (_, row) => design.point(from + row));
  const worlds = points.map(world);
  yield [{ demands: measures.flatMap((measure) => measure.demands), worlds }];
  const failures: (string | null)[] = worlds.map(() => null);
  const inputs = design.inputs.laws.map((_, input) => Float64Array.from(points, (point) => point[input]));
  const results = measures.map((measure) =>
    Float64Array.from(worlds, (here, row) => {
      const value = measure.at(here);
      if (typeof value === "number") return value;
      failures[row] ??= value.message;
      return Number.NaN;
    }),
  );
  return { columns: [...inputs, ...results], failures };
}

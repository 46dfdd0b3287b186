/** So many are named. */
const most = 5;

/** Thrown by an analysis that needs a number at every point. */
export class FailedPoints extends Error {
  readonly points: readonly number[];
  constructor(points: readonly number[]) {
    const named = points.slice(0, most).join(", ") + (points.length > most ? ", …" : "");
    super(
      `missing numbers at ${points.length} points (${named}): the analysis needs all; say by \`fill\` what stands in for them`,
    );
    this.name = "FailedPoints";
    this.points = points;
  }
}

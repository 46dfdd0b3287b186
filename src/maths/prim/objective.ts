interface Content {
  readonly rows: number;
  readonly positives: number;
}

/**
 * What a cut is worth: how much the density rises per row that is given up (patient: small cuts are preferred), the same
 * times the rows that stay (more patient still), or the density alone (greedy, as in the first paper).
 */
export type Objective = "gain per row" | "gain per row times rows" | "density";

/** Above 0 for a change that is worth making. A wider box is judged by its gain per row taken in. */
export function worth(objective: Objective, before: Content, after: Content): number {
  const density = after.positives / after.rows;
  if (objective === "density") return density;
  const gain = (density - before.positives / before.rows) / Math.abs(before.rows - after.rows);
  return objective === "gain per row" ? gain : gain * after.rows;
}

import type { Measure } from "../measure.ts";

/** A number that says whether something is so: positive when it is, no difference when closer to zero than what matters. */
export interface Margin {
  readonly measure: Measure;
  readonly matters: number;
}

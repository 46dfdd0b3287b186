import { type Exact, fraction } from "../../maths/exact.ts";
import { entryOf, type Front, strideOf, tallyOf, widthOf } from "../../maths/front.ts";
import { digitsOf } from "../../maths/places.ts";
import type { Compiled } from "./compiled.ts";

/** What some packages bring to everyone, in whole numbers of each row. */
export interface Point {
  readonly whole: readonly bigint[];
  /** How many packages bring exactly this, at least. */
  readonly packages: bigint;
  /** The first of them in the order of the document. */
  readonly first: readonly number[];
}

/** The rows of a front, in its order: falling, the first party first. */
export function pointsOf({ places }: Compiled, front: Front): readonly Point[] {
  const { dims } = front.layout;
  const stride = strideOf(front.layout);
  const width = widthOf(front.layout);
  return Array.from({ length: front.size }, (_, row) => ({
    whole: Array.from({ length: dims }, (_, dim) => entryOf(front, row, dim)),
    packages: tallyOf(front, row),
    first: digitsOf(places, front.rows, row * stride + width),
  }));
}

/** The points of a row as what they are. */
export const exactPoints = ({ units }: Pick<Compiled, "units">, row: number, whole: bigint): Exact =>
  fraction(whole, units[row]);

import { add, dot } from "./dot.ts";

/** Least squares of one list of numbers on a growing set of columns and a constant, by orthogonal directions. */
export interface Regression {
  readonly rows: number;
  /** What the columns so far leave over, and the sum of its squares. */
  readonly residual: Float64Array;
  left(): number;
  /** Takes the column in if Student's t² of its coefficient, given those before, exceeds the bar; says whether it did. */
  take(column: Float64Array, bar: number): boolean;
  /** The constant, then one coefficient for each column taken. */
  coefficients(): Float64Array;
}

/** A column of which less than this share is new would make the coefficients of all worthless. */
const leastNew = 1e-6;
/** Where a pass takes away more than half, its rounding errors are no longer small beside what is left: one more pass. */
const passAgain = 0.5;

/** Rows from `from` to before `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** `without` is left out: all lists have it, and it counts for nothing. */
export function regressionOf(values: Float64Array, without: Stretch = { from: 0, to: 0 }): Regression {
  const { from, to } = without;
  const rows = values.length - (to - from);
  const residual = values.slice().fill(0, from, to);
  const root = Math.sqrt(rows);
  const directions = [new Float64Array(values.length).fill(1 / root).fill(0, from, to)];
  /** By column: how much of it lies along each direction, its own last. */
  const triangle: number[][] = [[root]];
  const along = [dot(residual, directions[0])];
  add(residual, -along[0], directions[0]);
  let left = dot(residual, residual);

  /** Takes the known directions out of a column in place; returns the length squared that is left. */
  function pass(fresh: Float64Array, parts: number[]): number {
    for (let k = 0; k < directions.length; k++) {
      const part = dot(fresh, directions[k]);
      parts[k] += part;
      add(fresh, -part, directions[k]);
    }
    return dot(fresh, fresh);
  }

  return {
    rows,
    residual,
    left: () => left,
    take(column, bar) {
      const fresh = column.slice().fill(0, from, to);
      const whole = dot(fresh, fresh);
      const parts = new Array<number>(directions.length).fill(0);
      let size = pass(fresh, parts);
      if (size < passAgain * whole) size = pass(fresh, parts);
      if (!(size > leastNew * whole)) return false;
      const length = Math.sqrt(size);
      for (let i = 0; i < fresh.length; i++) fresh[i] /= length;
      const product = dot(residual, fresh);
      const freedom = rows - directions.length - 1;
      let noise = 0;
      for (let i = 0; i < fresh.length; i++) {
        const rest = (residual[i] - product * fresh[i]) * fresh[i];
        noise += rest * rest;
      }
      if (!(product * product * freedom > bar * rows * noise)) return false;
      add(residual, -product, fresh);
      left = dot(residual, residual);
      directions.push(fresh);
      triangle.push([...parts, length]);
      along.push(product);
      return true;
    },
    coefficients() {
      const solution = Float64Array.from(along);
      for (let k = solution.length - 1; k >= 0; k--) {
        solution[k] /= triangle[k][k];
        for (let i = 0; i < k; i++) solution[i] -= solution[k] * triangle[k][i];
      }
      return solution;
    },
  };
}

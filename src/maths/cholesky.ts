/** Where a matrix stops being one of covariances: the row at which no spread is left. */
export interface Indefinite {
  readonly row: number;
}

/** A pivot this far from 0 is rounding: the row is fixed by those before it. */
const nothing = 1e-12;
/** What may be left beside such a pivot; the square root of the former, for a covariance is at most the root of a variance. */
const nothingBeside = 1e-6;

/**
 * The lower triangular L with L Lᵀ = the given symmetric matrix (rows one after the other, `size` each), for covariances
 * with entries around 1. A row that is fixed by earlier ones has 0 on the diagonal: semidefinite matrices are fine.
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array | Indefinite {
  const lower = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    const pivot = left(matrix, lower, size, column, column);
    if (pivot < -nothing * size) return { row: column };
    const root = pivot > nothing * size ? Math.sqrt(pivot) : 0;
    lower[column * size + column] = root;
    for (let row = column + 1; row < size; row++) {
      const rest = left(matrix, lower, size, row, column);
      if (root > 0) lower[row * size + column] = rest / root;
      else if (Math.abs(rest) > nothingBeside * size) return { row };
    }
  }
  return lower;
}

/** An entry of the matrix less what the columns before explain of it. */
function left(matrix: Float64Array, lower: Float64Array, size: number, row: number, column: number): number {
  let rest = matrix[row * size + column];
  for (let k = 0; k < column; k++) rest -= lower[row * size + k] * lower[column * size + k];
  return rest;
}

/**
 * How even a digital net in base 2 is in two of its dimensions. Coordinates are given by their direction numbers, as words
 * (a binary point before the highest bit); their generator matrices are upper triangular with ones on the diagonal.
 */

/**
 * The generator matrix, row by row, of the first `size` digits of the first 2^size points: bit k of row r is digit r of
 * direction number k, digits and numbers counted from 0.
 */
export function generatorRows(columns: Uint32Array, size: number): Uint32Array {
  return Uint32Array.from({ length: size }, (_, digit) => {
    let row = 0;
    for (let k = 0; k < size; k++) row |= ((columns[k] >>> (31 - digit)) & 1) << k;
    return row;
  });
}

/** The inverse of an upper triangular matrix of rows. */
export function inverseRows(rows: Uint32Array): Uint32Array {
  const size = rows.length;
  const inverse = new Uint32Array(size);
  for (let row = size - 1; row >= 0; row--) {
    inverse[row] = 1 << row;
    for (let k = row + 1; k < size; k++) if ((rows[row] >>> k) & 1) inverse[row] ^= inverse[k];
  }
  return inverse;
}

/** The product of two matrices of rows. */
export function productRows(left: Uint32Array, right: Uint32Array): Uint32Array {
  return left.map((row) => {
    let sum = 0;
    for (let rest = row; rest !== 0; rest &= rest - 1) sum ^= right[31 - Math.clz32(rest & -rest)];
    return sum;
  });
}

/**
 * The quality t of 2^size points in two dimensions, given the product of the second's generator matrix with the inverse of
 * the first's: the least t for which every elementary interval of volume 2^(t-size) holds 2^t points; 0 is best.
 *
 * Such an interval fixes `first` digits of one coordinate and `second` of the other, and holds its share where those rows
 * of the two matrices are independent (Niederreiter 1992, theorem 4.28). Seen from the first, its rows are unit vectors.
 */
export function qualityOf(relative: Uint32Array, size: number): number {
  const basis = new Uint32Array(size);
  let fixed = size;
  const all = size < 32 ? (1 << size) - 1 : -1;
  for (let first = 0; first < fixed; first++) {
    // What the unit vectors leave of the second's rows; a new row must add a new leading bit.
    const left = all & ~((1 << first) - 1);
    basis.fill(0);
    let second = 0;
    while (first + second < fixed && added(basis, relative[second] & left)) second++;
    fixed = Math.min(fixed, first + second);
  }
  return size - fixed;
}

/** Puts a row into a basis that holds at most one row for each leading bit; false where it is a sum of those there. */
function added(basis: Uint32Array, row: number): boolean {
  let rest = row;
  while (rest !== 0) {
    const lead = 31 - Math.clz32(rest);
    if (basis[lead] === 0) {
      basis[lead] = rest;
      return true;
    }
    rest ^= basis[lead];
  }
  return false;
}

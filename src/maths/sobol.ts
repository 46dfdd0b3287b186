import { directions } from "./directions.ts";

/** As many dimensions as the table has, and the first, which needs no entry. */
export const sobolDimensions = 1 + directions.reduce((sum, { starts }) => sum + starts.split(",").length, 0);

const bits = 32;

/**
 * Sobol's sequence in Gray-code order: (index, dimension) ↦ the coordinate times 2^32, a whole number. Index 0 is the
 * origin; index and dimension count from 0. Sources: Sobol 1967; the order of Antonov & Saleev 1979.
 * Throws a RangeError for more dimensions than the table has (`sobolDimensions`).
 */
export function sobol(dimensions: number): (index: number, dimension: number) => number {
  if (!(Number.isInteger(dimensions) && dimensions >= 0 && dimensions <= sobolDimensions))
    throw new RangeError(
      `unsupported number of dimensions ${dimensions}: Sobol's sequence has 0 to ${sobolDimensions} here`,
    );
  const columns = directionNumbers(dimensions);
  return (index, dimension) => {
    let word = 0;
    const column = dimension * bits;
    for (let gray = index ^ (index >>> 1); gray !== 0; gray &= gray - 1)
      word ^= columns[column + 31 - Math.clz32(gray & -gray)];
    return word >>> 0;
  };
}

/** The 32 direction numbers of every dimension, one dimension after the other. */
function directionNumbers(dimensions: number): Uint32Array {
  const columns = new Uint32Array(dimensions * bits);
  for (let bit = 0; bit < bits && dimensions > 0; bit++) columns[bit] = 1 << (31 - bit);
  const rows = directions.flatMap(({ starts }) => starts.split(","));
  for (let dimension = 1; dimension < dimensions; dimension++) {
    const [inner, ...odd] = rows[dimension - 1].trim().split(" ").map(Number);
    columns.set(columnsOf(inner, odd), dimension * bits);
  }
  return columns;
}

/**
 * v_k = m_k / 2^k as a word, with m_k from the s before it: 2 a_1 m_(k-1) xor … xor 2^(s-1) a_(s-1) m_(k-s+1) xor
 * 2^s m_(k-s) xor m_(k-s), where a_1 is the highest of the inner coefficients. On words the powers of two fall out.
 */
export function columnsOf(inner: number, odd: readonly number[]): Uint32Array {
  const degree = odd.length;
  const columns = new Uint32Array(bits);
  for (let k = 0; k < bits; k++) {
    if (k < degree) {
      columns[k] = odd[k] << (31 - k);
      continue;
    }
    const last = columns[k - degree];
    let word = last ^ (last >>> degree);
    for (let j = 1; j < degree; j++) if ((inner >>> (degree - 1 - j)) & 1) word ^= columns[k - j];
    columns[k] = word;
  }
  return columns;
}

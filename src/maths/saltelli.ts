/**
 * The values of pick-freeze rows, centred by the mean of all A and B, without which the first order would depend on where
 * zero lies: A, B, A with one input of B, and B with one input of A, the latter two row after row.
 */
export interface Blocks {
  readonly rows: number;
  readonly inputs: number;
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly ab: Float64Array;
  readonly ba: Float64Array | null;
  readonly mean: number;
}

/**
 * Sobol indices: first order by Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola (2010), total by Jansen (1999),
 * pairs by Saltelli (2002). Told how often each row counts, the estimator writes first-order, total and pair indices one
 * after the other and returns the variance. The mean of the rows that count is taken off by expanding the products, so
 * that sums over rows are all it takes. Where nothing varies all are 0.
 */
export function estimator({ rows, inputs, a, b, ab, ba }: Blocks) {
  const first = new Float64Array(inputs);
  const moved = new Float64Array(inputs);
  const squared = new Float64Array(inputs);
  const back = new Float64Array(inputs);
  const products = new Float64Array(ba === null ? 0 : inputs * inputs);
  return (times: Int32Array, into: Float64Array): number => {
    for (const sum of [first, moved, squared, back, products]) sum.fill(0);
    let [count, sum, squares, crossed] = [0, 0, 0, 0];
    for (let row = 0; row < rows; row++) {
      const weight = times[row];
      if (weight === 0) continue;
      const [fa, fb] = [a[row], b[row]];
      count += weight;
      sum += weight * (fa + fb);
      squares += weight * (fa * fa + fb * fb);
      crossed += weight * fa * fb;
      const start = row * inputs;
      for (let j = 0; j < inputs; j++) {
        const step = weight * (ab[start + j] - fa);
        first[j] += fb * step;
        moved[j] += step;
        squared[j] += (ab[start + j] - fa) * step;
      }
      if (ba === null) continue;
      for (let j = 0; j < inputs; j++) {
        const other = weight * ba[start + j];
        back[j] += other;
        for (let k = j + 1; k < inputs; k++) products[j * inputs + k] += other * ab[start + k];
      }
    }
    const mean = sum / (2 * count);
    const variance = squares / (2 * count) - mean * mean;
    if (!(variance > 0)) {
      into.fill(0);
      return 0;
    }
    const whole = count * variance;
    for (let j = 0; j < inputs; j++) {
      into[j] = (first[j] - mean * moved[j]) / whole;
      into[inputs + j] = squared[j] / (2 * whole);
    }
    if (ba === null) return variance;
    // The sums of A with input k of B exchanged are those of A and of the steps from it.
    const sumOfA = a.reduce((total, value, row) => total + times[row] * value, 0);
    let at = 2 * inputs;
    for (let j = 0; j < inputs; j++) {
      for (let k = j + 1; k < inputs; k++) {
        const product = products[j * inputs + k] - mean * (back[j] + moved[k] + sumOfA);
        const independent = crossed - mean * sum;
        into[at++] = (product - independent) / whole - into[j] - into[k];
      }
    }
    return variance;
  };
}

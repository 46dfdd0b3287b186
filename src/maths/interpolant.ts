/** A point of a curve: where it is, and how high. */
export type CurvePoint = readonly [x: number, y: number];

/**
 * The height of a smooth curve as a function of x, where only a parametrised form t ↦ (x(t), y(t)) with increasing x is
 * known: that is how an inverse function gets quick without ever being inverted, by its exact values at chosen heights.
 * Between two `cuts` (increasing values of t) stands the polynomial through `nodes` points at Chebyshev's places in t,
 * in Newton's form. Outside the cuts the first or last polynomial goes on. Where cells meet, the heights differ by the
 * error of the interpolation.
 */
export function interpolant(
  curve: (t: number) => CurvePoint,
  cuts: readonly number[],
  nodes: number,
): (x: number) => number {
  const cells = cuts.length - 1;
  const ends = new Float64Array(cells - 1);
  const places = new Float64Array(cells * nodes);
  const weights = new Float64Array(cells * nodes);
  for (let cell = 0; cell < cells; cell++) {
    if (cell > 0) ends[cell - 1] = curve(cuts[cell])[0];
    const [low, high] = [cuts[cell], cuts[cell + 1]];
    const points = spreadOut(chebyshev(nodes).map((place) => curve(low + (high - low) * place)));
    places.set(
      points.map(([x]) => x),
      cell * nodes,
    );
    weights.set(dividedDifferences(points), cell * nodes);
  }
  return (x) => {
    let cell = 0;
    while (cell < cells - 1 && x > ends[cell]) cell++;
    const first = cell * nodes;
    let sum = weights[first + nodes - 1];
    for (let i = first + nodes - 2; i >= first; i--) sum = weights[i] + (x - places[i]) * sum;
    return sum;
  };
}

/** Chebyshev's places on 0..1, the zeros of his polynomial of this degree. */
const chebyshev = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, k) => (1 + cosine((Math.PI * (k + 0.5)) / count)) / 2);

/** The engine's cosine is not specified to the bit. The series at an eighth of the angle, then three times cos 2a = 2 cos² a - 1. */
function cosine(angle: number): number {
  const z = (angle * angle) / 64;
  let value = 1 - (z / 2) * (1 - (z / 12) * (1 - (z / 30) * (1 - (z / 56) * (1 - (z / 90) * (1 - z / 132)))));
  for (let doubled = 0; doubled < 3; doubled++) value = 2 * value * value - 1;
  return value;
}

/**
 * The points in Leja's order, each as far from those before it as may be (by the product of the distances): in any other
 * order Newton's form loses digits with every point.
 */
function spreadOut(points: readonly CurvePoint[]): CurvePoint[] {
  const [first, ...left] = points;
  const ordered = [first];
  while (left.length > 0) {
    const distances = left.map(([x]) =>
      ordered.reduce((product, [other]) => product * Math.abs(x - other), 1),
    );
    ordered.push(...left.splice(distances.indexOf(Math.max(...distances)), 1));
  }
  return ordered;
}

function dividedDifferences(points: readonly CurvePoint[]): number[] {
  const weights = points.map(([, y]) => y);
  for (let order = 1; order < points.length; order++)
    for (let i = points.length - 1; i >= order; i--)
      weights[i] = (weights[i] - weights[i - 1]) / (points[i][0] - points[i - order][0]);
  return weights;
}

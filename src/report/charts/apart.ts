/**
 * Moves positions apart until neighbours are at least a gap from each other and all lie between two ends, as little as
 * their order allows (least squares). Where there is no room for such gaps they are spread evenly. The result is in the
 * order of the list.
 *
 * Less the gaps that must lie below each, the positions only need to be in order: that is isotonic regression, solved by
 * pooling neighbours that are not (Ayer et al. 1955).
 */
export function apart(
  positions: readonly number[],
  gap: number,
  [low, high]: readonly [number, number],
): readonly number[] {
  const order = [...positions.keys()].sort((a, b) => positions[a] - positions[b] || a - b);
  const least = Math.min(gap, (high - low) / Math.max(1, positions.length - 1));
  const pools: { mean: number; size: number }[] = [];
  order.forEach((at, place) => {
    let pool = { mean: positions[at] - place * least, size: 1 };
    for (
      let last = pools[pools.length - 1];
      last !== undefined && last.mean > pool.mean;
      last = pools[pools.length - 1]
    ) {
      pools.pop();
      const size = last.size + pool.size;
      pool = { mean: (last.mean * last.size + pool.mean * pool.size) / size, size };
    }
    pools.push(pool);
  });
  const most = high - (positions.length - 1) * least;
  const placed = pools.flatMap(({ mean, size }) =>
    new Array<number>(size).fill(Math.min(most, Math.max(low, mean))),
  );
  const result = new Array<number>(positions.length);
  order.forEach((at, place) => {
    result[at] = placed[place] + place * least;
  });
  return result;
}

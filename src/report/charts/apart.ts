/**
 * Moves positions apart, as little as their order allows, until neighbours are at least a gap from each other and all lie
 * between two ends. Where there is no room for that they are spread evenly. The order of the list is kept in the result.
 */
export function apart(
  positions: readonly number[],
  gap: number,
  [low, high]: readonly [number, number],
): readonly number[] {
  const order = [...positions.keys()].sort((a, b) => positions[a] - positions[b] || a - b);
  const room = (high - low) / Math.max(1, positions.length - 1);
  const least = Math.min(gap, room);
  const placed = order.map((at) => Math.min(high, Math.max(low, positions[at])));
  // Up from below, then down from above: what one pass pushes beyond an end the other brings back.
  for (let at = 1; at < placed.length; at++) placed[at] = Math.max(placed[at], placed[at - 1] + least);
  for (let at = placed.length - 1; at >= 0; at--) {
    const above = at === placed.length - 1 ? high : placed[at + 1] - least;
    placed[at] = Math.min(placed[at], above);
  }
  const result = new Array<number>(positions.length);
  order.forEach((at, place) => {
    result[at] = placed[place];
  });
  return result;
}

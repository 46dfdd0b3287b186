/**
 * The positions 0..count-1 so that `compare` never finds a later one smaller; equals keep their order. Runs that are in
 * order already are found first, so joining sorted lists costs little more than reading them.
 */
export function orderOf(count: number, compare: (a: number, b: number) => number): Int32Array {
  let from: Int32Array = Int32Array.from({ length: count }, (_, index) => index);
  let into: Int32Array = new Int32Array(count);
  const starts = [0];
  for (let index = 1; index < count; index++) if (compare(index - 1, index) > 0) starts.push(index);
  starts.push(count);
  let runs = starts;
  while (runs.length > 2) {
    const joined = [0];
    for (let run = 0; run + 1 < runs.length; run += 2) {
      const end = runs[Math.min(run + 2, runs.length - 1)];
      mergeRuns(from, into, runs[run], runs[run + 1], end, compare);
      joined.push(end);
    }
    [from, into] = [into, from];
    runs = joined;
  }
  return from;
}

function mergeRuns(
  from: Int32Array,
  into: Int32Array,
  start: number,
  middle: number,
  end: number,
  compare: (a: number, b: number) => number,
): void {
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    const takeLeft = right >= end || (left < middle && compare(from[left], from[right]) <= 0);
    into[at] = takeLeft ? from[left++] : from[right++];
  }
}

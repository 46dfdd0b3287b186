/** What a box asks of one input; null where that end is free. Both ends belong to the box. */
export interface Limit {
  readonly input: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Limits with one more, the tighter end counting where an input is limited twice; inputs in order. */
export function clip(limits: readonly Limit[], more: Limit): readonly Limit[] {
  const before = limits.find(({ input }) => input === more.input);
  const merged: Limit = {
    input: more.input,
    low: tighter(before?.low ?? null, more.low, Math.max),
    high: tighter(before?.high ?? null, more.high, Math.min),
  };
  return [...limits.filter(({ input }) => input !== more.input), merged].sort((a, b) => a.input - b.input);
}

function tighter(a: number | null, b: number | null, of: (a: number, b: number) => number): number | null {
  return a === null ? b : b === null ? a : of(a, b);
}

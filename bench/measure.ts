/** Seconds of processor time this process has used: what else runs on the machine does not count in it. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

export function timed(work: () => void): number {
  const start = processorTime();
  work();
  return processorTime() - start;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A median with its quartiles: `31.2 (30.1 to 35.0)`. */
export function spread(values: readonly number[], digits = 1): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): string => sorted[Math.round(share * (sorted.length - 1))].toFixed(digits);
  return `${median(values).toFixed(digits)} (${at(0.25)} to ${at(0.75)})`;
}

/** The ratio of two series measured by turns, from the ratios of neighbours. */
export function ratio(above: readonly number[], below: readonly number[]): string {
  return spread(
    above.map((value, i) => value / below[i]),
    2,
  );
}

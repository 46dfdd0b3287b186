import { exp } from "./exp.ts";
import { log } from "./log.ts";

/**
 * P(X >= count) for X ~ Bin(trials, chance). The first term is summed in logarithms, the others follow by their ratio;
 * the side of the mean away from its bulk is summed, so that nothing cancels and nothing overflows. Relative error
 * below 1e-9 up to a hundred thousand trials; tails below the smallest double are 0.
 */
export function binomialTail(count: number, trials: number, chance: number): number {
  if (count <= 0) return 1;
  if (count > trials || chance <= 0) return 0;
  if (chance >= 1) return 1;
  return count > trials * chance
    ? upperSum(count, trials, chance)
    : // Successes up to count - 1 are failures of at least trials - count + 1.
      1 - upperSum(trials - count + 1, trials, 1 - chance);
}

function upperSum(count: number, trials: number, chance: number): number {
  const odds = chance / (1 - chance);
  let term = 1;
  let sum = 1;
  for (let k = count; k < trials && term > sum * 1e-18; k++) {
    term *= ((trials - k) / (k + 1)) * odds;
    sum += term;
  }
  return exp(logTerm(count, trials, chance) + log(sum));
}

/** log of (trials choose count) chance^count (1-chance)^(trials-count). */
function logTerm(count: number, trials: number, chance: number): number {
  const fewer = Math.min(count, trials - count);
  let choices = 0;
  for (let i = 1; i <= fewer; i++) choices += log((trials - fewer + i) / i);
  return choices + count * log(chance) + (trials - count) * log(1 - chance);
}

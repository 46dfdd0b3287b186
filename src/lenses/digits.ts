/**
 * How many decimals a number earns whose lowest and highest are known: one significant digit of half the distance
 * between them, two when that digit is a 1, as uncertainties are quoted in the laboratory. Negative counts round to
 * tens. A number that nothing moves earns four. The full figure always stands in the JSON.
 */
export function digits(value: number, low: number, high: number): number {
  const half = (Math.max(high, value) - Math.min(low, value)) / 2;
  // What floating point leaves of zero is not a spread.
  if (!(half > 1e-9 * Math.max(1, Math.abs(value)))) return most;
  let decimals = 0;
  let scaled = half;
  while (scaled < 1) {
    scaled *= 10;
    decimals++;
  }
  while (scaled >= 10) {
    scaled /= 10;
    decimals--;
  }
  return Math.max(least, Math.min(most, scaled < 2 ? decimals + 1 : decimals));
}

/** Beyond these, digits hide a number instead of telling it. */
const most = 4;
const least = -2;

/** The number with so many decimals; a negative count rounds to tens or hundreds. Never prints "-0". */
export function rounded(value: number, decimals: number): string {
  if (decimals >= 0) {
    const text = value.toFixed(decimals);
    return /^-[0.]+$/.test(text) ? text.slice(1) : text;
  }
  const unit = 10 ** -decimals;
  return String(Math.round(value / unit) * unit + 0);
}

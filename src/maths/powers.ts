/** The exponent of the smallest double. */
export const lowestPower = -1074;

/** 2^-1074 … 2^1023, the power n at n - lowestPower, so that scaling by a power of two is one exact product. */
export const powersOfTwo: Readonly<Float64Array> = table();

function table(): Float64Array {
  const powers = new Float64Array(1023 - lowestPower + 1);
  let power = Number.MIN_VALUE;
  for (let i = 0; i < powers.length; i++) {
    powers[i] = power;
    power *= 2;
  }
  return powers;
}

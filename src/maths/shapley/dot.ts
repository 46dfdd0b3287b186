/** The sum of products, in four strands, which lets the machine overlap them; the order is fixed, so the bits are too. */
export function dot(a: Float64Array, b: Float64Array): number {
  const most = a.length - (a.length % 4);
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let i = 0; i < most; i += 4) {
    s0 += a[i] * b[i];
    s1 += a[i + 1] * b[i + 1];
    s2 += a[i + 2] * b[i + 2];
    s3 += a[i + 3] * b[i + 3];
  }
  for (let i = most; i < a.length; i++) s0 += a[i] * b[i];
  return s0 + s1 + (s2 + s3);
}

/** Adds a multiple of one list to another in place. */
export function add(to: Float64Array, factor: number, one: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i] += factor * one[i];
}

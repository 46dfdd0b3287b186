import { normalDensity } from "../normal.ts";

/** Nodes and weights for means over a standard normal score z: sum of weight · f(z) ≈ E f(Z). */
export interface Nodes {
  readonly score: Float64Array;
  readonly weight: Float64Array;
}

/** Beyond this score lie 1.2e-15 of the law, and a double hardly tells the level from 1. */
const reach = 8;
const panels = 16;

/** Gauss and Legendre's rule with eight nodes on -1..1 (Abramowitz & Stegun 25.4.30): the four right of 0. */
const places = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363];
const shares = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763];

/**
 * Gauss and Legendre's rule on panels of one unit. In the score every law here is smooth on each side of 0, where one of
 * two halves may begin: there two panels meet.
 */
export function normalNodes(): Nodes {
  const width = (2 * reach) / panels;
  const score: number[] = [];
  const weight: number[] = [];
  for (let panel = 0; panel < panels; panel++) {
    const middle = -reach + (panel + 0.5) * width;
    for (const side of [-1, 1]) {
      for (let i = 0; i < places.length; i++) {
        // From left to right, so that levels rise.
        const at = side < 0 ? places.length - 1 - i : i;
        const z = middle + (side * places[at] * width) / 2;
        score.push(z);
        weight.push((normalDensity(z) * shares[at] * width) / 2);
      }
    }
  }
  const whole = weight.reduce((sum, one) => sum + one, 0);
  return {
    score: Float64Array.from(score),
    weight: Float64Array.from(weight, (one) => one / whole),
  };
}

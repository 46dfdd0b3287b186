import type { Contributions } from "./contributions.ts";
import { sharesOfFew } from "./ratio.ts";
import type { WalkDesign } from "./walks.ts";

/**
 * How a variance that the surrogate does not explain is divided among the inputs, as parts of it. The estimate lies in
 * `low`..`high`, within which nothing that was evaluated tells; besides there is a standard error.
 */
export interface Parts {
  readonly point: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly error: Float64Array;
  errorOfDifference(a: number, b: number): number;
  /** Degrees of freedom of the errors; Infinity where there are none. */
  readonly freedom: number;
}

/**
 * Without walks a part is anything between nothing and all, for inputs that vary at all. The estimate follows what is
 * explained.
 */
export function undivided(explained: Float64Array, varying: readonly number[]): Parts {
  const inputs = explained.length;
  return {
    point: inProportion(explained, varying),
    low: new Float64Array(inputs),
    high: Float64Array.from({ length: inputs }, (_, input) => (varying.includes(input) ? 1 : 0)),
    error: new Float64Array(inputs),
    errorOfDifference: () => 0,
    freedom: Number.POSITIVE_INFINITY,
  };
}

/**
 * The parts that walks tell, from the contributions to the variance of what is not explained.
 *
 * Inputs switched together have one share. Each of them has at most that share. And it takes from the others at most as
 * much: splitting a player in a product of inputs gives the further ones a share of it only at the cost of those that
 * are in the product, each of which had no larger share of it than the player.
 *
 * The interval lies around what the walks say. The estimate also counts the proportions of what is explained, as so many
 * rows more: few walks alone scatter further from the truth than those proportions do. No part is negative, so it takes the
 * positive ones, brought to the sum 1.
 */
export function walked(
  design: WalkDesign,
  contributions: Contributions,
  explained: Float64Array,
  varying: readonly number[],
): Parts {
  const shares = sharesOfFew(contributions, idle);
  const inputs = explained.length;
  const playerOf = new Int32Array(inputs);
  const raw = new Float64Array(inputs);
  const guess = inProportion(explained, varying);
  design.players.forEach((members, player) => {
    const proportion = inProportion(
      explained,
      members.filter((input) => varying.includes(input)),
    );
    for (const input of members) {
      playerOf[input] = player;
      raw[input] = shares.share[player] * proportion[input];
    }
  });
  const last = design.players.length - 1;
  const together = design.rest ? Math.max(shares.share[last], 0) : 0;
  const inRest = (input: number): boolean => design.rest && playerOf[input] === last;
  return {
    point: inProportion(
      raw.map(
        (one, input) => (one * (shares.freedom + 1) + prior * guess[input]) / (shares.freedom + 1 + prior),
      ),
      varying,
    ),
    low: raw.map((one, input) => (inRest(input) ? 0 : one - together)),
    high: raw.map((one, input) => (inRest(input) && varying.includes(input) ? together : one)),
    error: raw.map((_, input) => (varying.includes(input) ? shares.error[playerOf[input]] : 0)),
    errorOfDifference: (a, b) => shares.errorOfDifference(playerOf[a], playerOf[b]),
    freedom: shares.freedom,
  };
}

/** See `sharesOfFew`. */
const idle = 0.5;
/** Rows. */
const prior = 16;

/** 1 divided among the members in proportion to what is positive of the shares, alike where nothing is. */
function inProportion(shares: Float64Array, members: readonly number[]): Float64Array {
  const parts = new Float64Array(shares.length);
  const positive = members.filter((input) => shares[input] > 0);
  const whole = positive.reduce((sum, input) => sum + shares[input], 0);
  if (whole > 0) for (const input of positive) parts[input] = shares[input] / whole;
  else for (const input of members) parts[input] = 1 / members.length;
  return parts;
}

import { cholesky } from "./cholesky.ts";
import type { Inputs, RankCorrelation } from "./inputs.ts";

/** Inputs that hang together, directly or through others; all that hang on nobody are in no group. */
export interface Group {
  /** Places among the inputs, rising. */
  readonly members: readonly number[];
  /** Pearson correlations of the normal scores, in the order of the members, rows one after the other. */
  readonly correlations: Float64Array;
  /** The lower triangle that makes correlated scores of independent ones. */
  readonly factor: Float64Array;
}

/**
 * How the scores of some members of a group are spread, given those of the others: others = weights · kept + factor · fresh,
 * with independent standard normals `fresh`.
 */
export interface Conditional {
  /** Positions within the group's members, rising. */
  readonly kept: readonly number[];
  readonly others: readonly number[];
  /** others × kept, rows one after the other. */
  readonly weights: Float64Array;
  /** others × others, lower triangle. */
  readonly factor: Float64Array;
}

export interface Copula {
  readonly groups: readonly Group[];
  /** The group of each input, -1 where it is independent of all others. */
  readonly groupOf: Int32Array;
  /** Which members of a group are kept, by their position in it; computed once for each mask. */
  conditional(group: number, kept: readonly boolean[]): Conditional;
}

/** No numbers can hang together like this. `inputs` are the places of some that cannot. */
export class ImpossibleCorrelations extends Error {
  readonly inputs: readonly number[];
  constructor(inputs: readonly number[]) {
    super(
      `invalid rank correlations among inputs ${inputs.join(", ")}: no numbers can hang together like this; bring them nearer to 0`,
    );
    this.name = "ImpossibleCorrelations";
    this.inputs = inputs;
  }
}

/**
 * The Gaussian copula with the given rank correlations: each input is a function of its normal score, and the scores are
 * jointly normal with correlation 2 sin(π rank / 6), for which Spearman's correlation is exactly `rank` (Pearson 1907).
 * Throws ImpossibleCorrelations, and a RangeError where a correlation names no pair of inputs.
 */
export function copula(inputs: Inputs): Copula {
  const count = inputs.laws.length;
  check(inputs.correlations, count);
  const groupOf = components(inputs.correlations, count);
  const sizes = Math.max(-1, ...groupOf) + 1;
  const groups = Array.from({ length: sizes }, (_, group) => {
    const members = Array.from(groupOf.keys()).filter((input) => groupOf[input] === group);
    return groupOfMembers(members, inputs.correlations);
  });
  const found = new Map<string, Conditional>();
  return {
    groups,
    groupOf,
    conditional(group, kept) {
      const name = `${group}:${kept.map(Number).join("")}`;
      const known = found.get(name) ?? conditional(groups[group], kept);
      found.set(name, known);
      return known;
    },
  };
}

function check(correlations: readonly RankCorrelation[], count: number): void {
  const seen = new Set<string>();
  for (const { a, b, rank } of correlations) {
    const pair = `${Math.min(a, b)}, ${Math.max(a, b)}`;
    if (![a, b].every((input) => Number.isInteger(input) && input >= 0 && input < count) || a === b)
      throw new RangeError(`unknown pair of inputs ${pair}: a correlation is between two of 0..${count - 1}`);
    if (!(rank >= -1 && rank <= 1))
      throw new RangeError(`invalid rank correlation ${rank} of inputs ${pair}: it lies between -1 and 1`);
    if (seen.has(pair))
      throw new RangeError(`invalid second correlation of inputs ${pair}: a pair has one; remove the other`);
    seen.add(pair);
  }
}

/** Numbers the connected components that have more than one input, in the order of their first. */
function components(correlations: readonly RankCorrelation[], count: number): Int32Array {
  const root = Array.from({ length: count }, (_, input) => input);
  const top = (input: number): number => (root[input] === input ? input : top(root[input]));
  for (const { a, b } of correlations) {
    const [first, second] = [top(a), top(b)].sort((one, other) => one - other);
    root[second] = first;
  }
  const joined = new Set(correlations.flatMap(({ a, b }) => [top(a), top(b)]));
  const order = [...joined].sort((one, other) => one - other);
  return Int32Array.from(root, (_, input) => order.indexOf(top(input)));
}

function groupOfMembers(members: readonly number[], all: readonly RankCorrelation[]): Group {
  const size = members.length;
  const correlations = new Float64Array(size * size);
  for (let i = 0; i < size; i++) correlations[i * size + i] = 1;
  for (const { a, b, rank } of all) {
    const [i, j] = [members.indexOf(a), members.indexOf(b)];
    if (i < 0) continue;
    correlations[i * size + j] = pearson(rank);
    correlations[j * size + i] = pearson(rank);
  }
  const factor = cholesky(correlations, size);
  if ("row" in factor) throw new ImpossibleCorrelations(members.slice(0, factor.row + 1));
  return { members, correlations, factor };
}

/** The correlation of two normal variables whose ranks have this one: 2 sin(π rank / 6), by the series of the sine. */
export function pearson(rank: number): number {
  if (rank === 1 || rank === -1) return rank;
  const angle = (Math.PI * rank) / 6;
  const z = angle * angle;
  return (
    2 *
    angle *
    (1 - (z / 6) * (1 - (z / 20) * (1 - (z / 42) * (1 - (z / 72) * (1 - (z / 110) * (1 - z / 156))))))
  );
}

/** Cholesky's triangle with the kept ones first holds both: what the kept ones explain, and what is left. */
function conditional(group: Group, mask: readonly boolean[]): Conditional {
  const size = group.members.length;
  if (mask.length !== size)
    throw new RangeError(
      `invalid mask of ${mask.length}: it has one truth value for each of the ${size} members`,
    );
  const positions = group.members.map((_, position) => position);
  const kept = positions.filter((position) => mask[position]);
  const others = positions.filter((position) => !mask[position]);
  const order = [...kept, ...others];
  const matrix = Float64Array.from(
    { length: size * size },
    (_, at) => group.correlations[order[Math.floor(at / size)] * size + order[at % size]],
  );
  const lower = cholesky(matrix, size);
  if ("row" in lower)
    throw new ImpossibleCorrelations(order.slice(0, lower.row + 1).map((at) => group.members[at]));
  const [known, fresh] = [kept.length, others.length];
  const weights = new Float64Array(fresh * known);
  const factor = new Float64Array(fresh * fresh);
  for (let row = 0; row < fresh; row++) {
    const from = (known + row) * size;
    for (let column = 0; column <= row; column++) factor[row * fresh + column] = lower[from + known + column];
    // Solves w Lkk = Lok from the last column backwards; a kept score that is fixed by earlier ones gets no weight.
    for (let column = known - 1; column >= 0; column--) {
      let rest = lower[from + column];
      for (let k = column + 1; k < known; k++) rest -= weights[row * known + k] * lower[k * size + column];
      const diagonal = lower[column * size + column];
      weights[row * known + column] = diagonal > 0 ? rest / diagonal : 0;
    }
  }
  return { kept, others, weights, factor };
}

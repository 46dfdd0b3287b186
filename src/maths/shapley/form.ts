import type { Copula } from "../copula.ts";
import type { Columns } from "./columns.ts";
import { type Conditionals, has, type Member } from "./conditionals.ts";
import { add } from "./dot.ts";
import type { Fold, Surrogate } from "./surrogate.ts";
import { incrementsOf, overlapOf, variancesOf } from "./symmetric.ts";
import type { Factor, Term } from "./term.ts";

/**
 * The Shapley functional of a polynomial g. With c_j(f, f) for the share of input j in the variance of f, before it is
 * divided by the variance, c_j is a quadratic form: c_j(g + r, g + r) = c_j(g, g) + 2 c_j(g, r) + c_j(r, r), and
 * c_j(g, r) = E h_j r with h_j the mean, over the orders in which inputs become known, of what knowing j adds to the
 * conditional mean of g. For independent inputs h_j is the sum of the products with j, each over its number of inputs.
 */
export interface Form {
  /** c_j(g, g), by input, for the polynomial of a fold. */
  own(fold: Fold): Float64Array;
  /** h_j at each point for the polynomial of its fold, for each of `inputs`. */
  increments(folds: readonly Fold[]): readonly Float64Array[];
  /** The inputs that the polynomial hangs on, rising: those in it, and those correlated with them. */
  readonly inputs: readonly number[];
}

/** A term by what its factors are: of independent inputs, or of correlated ones, one a group. */
interface Parts {
  readonly singles: readonly Factor[];
  readonly members: readonly Member[];
}

/** A set of known inputs: which members of each group, and by how much each player's share counts its value. */
interface Known {
  readonly masks: readonly number[];
  readonly weights: readonly (readonly [input: number, weight: number])[];
}

/** `kept` are the points, among those the conditionals know, that the columns hold. */
export function formOf(
  { terms, symmetric }: Pick<Surrogate, "terms" | "symmetric">,
  columns: Columns,
  copula: Copula,
  conditionals: Conditionals,
  kept: Uint32Array,
): Form {
  const parts = terms.map((term) => partsOf(term, copula));
  const known = parts.map((one) => knownSets(one, copula));
  const members = symmetric?.members.map(({ input }) => input) ?? [];
  const inTerms = known.flatMap((sets) => sets[0].weights.map(([input]) => input));
  const inputs = [...new Set([...inTerms, ...members])].sort((a, b) => a - b);
  const place = new Map(inputs.map((input, at) => [input, at]));
  const ofSums = symmetric === null ? [] : incrementsOf(symmetric, columns);
  const variances = symmetric === null ? [] : variancesOf(symmetric);

  return {
    inputs,
    own({ coefficients, sums }) {
      const shares = new Float64Array(columns.bases.length);
      const used = Array.from(terms.keys()).filter((at) => coefficients[at] !== 0);
      for (const a of used) {
        for (const b of used) {
          if (!overlapping(parts[a], parts[b])) continue;
          for (const { masks, weights } of known[a]) {
            let product = coefficients[a] * coefficients[b];
            masks.forEach((mask, i) => {
              product *= conditionals.overlap(parts[a].members[i], parts[b].members[i], mask);
            });
            for (const [input, weight] of weights) shares[input] += weight * product;
          }
        }
        const sum = sums[terms[a].length] ?? 0;
        if (symmetric === null || terms[a].length < 2 || sum === 0) continue;
        const both = (2 * coefficients[a] * sum * overlapOf(symmetric, terms[a])) / terms[a].length;
        for (const { input } of terms[a]) shares[input] += both;
      }
      variances.forEach((bySize, at) => {
        bySize.forEach((variance, size) => {
          shares[members[at]] += sums[size] * sums[size] * variance;
        });
      });
      return shares;
    },
    increments(folds) {
      const lists = inputs.map(() => new Float64Array(columns.rows));
      const addTo = (input: number, column: Float64Array, factor: (fold: Fold) => number): void => {
        const list = lists[place.get(input) as number];
        for (const fold of folds)
          add(list.subarray(fold.from, fold.to), factor(fold), column.subarray(fold.from, fold.to));
      };
      terms.forEach((term, at) => {
        for (const { masks, weights } of known[at]) {
          const part = expected(term, parts[at].members, masks, { columns, conditionals, kept });
          for (const [input, weight] of weights)
            addTo(input, part, ({ coefficients }) => weight * coefficients[at]);
        }
      });
      ofSums.forEach((bySize, at) => {
        bySize.forEach((increment, size) => {
          addTo(members[at], increment, ({ sums }) => sums[size]);
        });
      });
      return lists;
    },
  };
}

/** What is expected of a term when only so much is known. */
function expected(
  term: Term,
  members: readonly Member[],
  masks: readonly number[],
  {
    columns,
    conditionals,
    kept,
  }: Readonly<{ columns: Columns; conditionals: Conditionals; kept: Uint32Array }>,
): Float64Array {
  if (members.every(({ position }, i) => has(masks[i], position))) return columns.term(term);
  const value = new Float64Array(columns.rows).fill(1);
  for (const factor of term) {
    const i = members.findIndex(({ input }) => input === factor.input);
    const sure = i < 0 || has(masks[i], members[i].position);
    const means = sure ? columns.factor(factor) : conditionals.mean(members[i], masks[i]);
    for (let row = 0; row < value.length; row++) value[row] *= means[sure ? row : kept[row]];
  }
  return value;
}

function partsOf(term: Term, { groups, groupOf }: Copula): Parts {
  return {
    singles: term.filter(({ input }) => groupOf[input] < 0),
    members: term
      .filter(({ input }) => groupOf[input] >= 0)
      .map(({ input, degree }) => ({
        group: groupOf[input],
        position: groups[groupOf[input]].members.indexOf(input),
        input,
        degree,
      }))
      .sort((a, b) => a.group - b.group),
  };
}

/** Terms of other independent inputs, or of other groups, have nothing in common whatever is known. */
function overlapping(a: Parts, b: Parts): boolean {
  return (
    a.singles.length === b.singles.length &&
    a.members.length === b.members.length &&
    a.members.every(({ group }, i) => group === b.members[i].group) &&
    a.singles.every(({ input, degree }, i) => input === b.singles[i].input && degree === b.singles[i].degree)
  );
}

/**
 * The sets of inputs of which a term expects something other than 0: all independent ones, and some of each group. In the
 * Shapley value of j among p players a set with j counts s!(p-s-1)!/p! with s its number of others, a set without j minus
 * that with s its number.
 */
function knownSets({ singles, members }: Parts, { groups }: Copula): readonly Known[] {
  const sizes = members.map(({ group }) => groups[group].members.length);
  const players = sizes.reduce((sum, size) => sum + size, singles.length);
  const weight = orderWeights(players);
  let lists: readonly (readonly number[])[] = [[]];
  for (const size of sizes)
    lists = lists.flatMap((list) =>
      Array.from({ length: (1 << size) - 1 }, (_, mask) => [...list, mask + 1]),
    );
  return lists.map((masks) => {
    const inside = (i: number) => groups[members[i].group].members.map((input, at) => ({ input, at }));
    const count = masks.reduce((sum, mask) => sum + bits(mask), singles.length);
    const ofGroups = masks.flatMap((mask, i) =>
      inside(i).map(({ input, at }) => [input, has(mask, at) ? weight[count - 1] : -weight[count]] as const),
    );
    return {
      masks,
      weights: [...singles.map(({ input }) => [input, weight[count - 1]] as const), ...ofGroups],
    };
  });
}

/** s!(p-s-1)!/p! for s = 0 … p-1. */
function orderWeights(players: number): Float64Array {
  const weights = new Float64Array(players);
  let weight = 1 / players;
  for (let s = 0; s < players; s++) {
    weights[s] = weight;
    weight *= (s + 1) / (players - 1 - s);
  }
  return weights;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

import type { Columns } from "./columns.ts";
import { add, dot } from "./dot.ts";
import { type Candidate, type Piece, scoresOf, takeBest } from "./greedy.ts";
import { regressionOf } from "./regression.ts";
import type { Found } from "./selection.ts";
import { type Symmetric, sumsOf } from "./symmetric.ts";
import type { Term } from "./term.ts";

/** A fit to all points but those from `from` to before `to`. */
export interface Fold {
  readonly from: number;
  readonly to: number;
  readonly constant: number;
  /** One for each term of the surrogate, 0 where the fit has not chosen it. */
  readonly coefficients: Float64Array;
  /** By size: the coefficient of the sum of all products of so many. */
  readonly sums: Float64Array;
}

/** A sparse polynomial that stands in for a function, chosen and fitted several times, each time without some points. */
export interface Surrogate {
  readonly terms: readonly Term[];
  readonly symmetric: Symmetric | null;
  readonly folds: readonly Fold[];
  /** At each point the value less that of the fit which has not seen the point. */
  readonly residual: Float64Array;
}

/**
 * Each fit chooses its pieces anew among the candidates: those chosen with a look at the points left out would promise
 * more than they hold. Folds are blocks of neighbouring points, since a block of a Sobol sequence is spread evenly itself and
 * every fourth point is not.
 */
export function fitted(
  { candidates, symmetric }: Found,
  values: Float64Array,
  folds: number,
  most: number,
): Surrogate {
  const cuts = Array.from({ length: folds + 1 }, (_, fold) => Math.floor((fold * values.length) / folds));
  const fits = cuts.slice(1).map((to, fold) => {
    const [from, chosen] = [cuts[fold], new Map<Piece, number>()];
    const regression = regressionOf(values, { from, to });
    let open: readonly Candidate[] = candidates.map((one) => {
      const left = one.column.subarray(from, to);
      return { ...one, size: one.size - dot(left, left) };
    });
    while (chosen.size < most) {
      const { taken, others } = takeBest(regression, scoresOf(regression, open), most - chosen.size);
      if (taken.length === 0) break;
      for (const { piece } of taken) chosen.set(piece, chosen.size + 1);
      open = others;
    }
    return { from, to, chosen, found: regression.coefficients() };
  });

  const used = candidates.filter((one) => fits.some(({ chosen }) => chosen.has(one.piece)));
  const terms = used.flatMap(({ piece }) => (piece.kind === "term" ? [piece.term] : []));
  const residual = values.slice();
  return {
    terms,
    symmetric: used.some(({ piece }) => piece.kind === "sum") ? symmetric : null,
    residual,
    folds: fits.map(({ from, to, chosen, found }) => {
      const own = residual.subarray(from, to);
      for (let row = 0; row < own.length; row++) own[row] -= found[0];
      const coefficients: number[] = [];
      const sums = new Float64Array((symmetric?.largest ?? 0) + 1);
      for (const one of used) {
        const place = chosen.get(one.piece);
        const coefficient = place === undefined ? 0 : found[place];
        if (one.piece.kind === "term") coefficients.push(coefficient);
        else sums[one.piece.size] = coefficient;
        add(own, -coefficient, one.column.subarray(from, to));
      }
      return { from, to, constant: found[0], coefficients: Float64Array.from(coefficients), sums };
    }),
  };
}

/** The values of each fit at other points. */
export function predictions(
  { terms, symmetric, folds }: Surrogate,
  columns: Columns,
): readonly Float64Array[] {
  const values = folds.map(({ constant }) => new Float64Array(columns.rows).fill(constant));
  terms.forEach((term, at) => {
    const column = columns.term(term);
    folds.forEach(({ coefficients }, fold) => {
      add(values[fold], coefficients[at], column);
    });
  });
  if (symmetric === null) return values;
  sumsOf(symmetric, columns).forEach((column, size) => {
    folds.forEach(({ sums }, fold) => {
      add(values[fold], sums[size], column);
    });
  });
  return values;
}

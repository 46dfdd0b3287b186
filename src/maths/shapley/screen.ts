import { log } from "../log.ts";
import type { Columns } from "./columns.ts";
import { dot } from "./dot.ts";
import type { Factor, Term } from "./term.ts";

/** How many of the closest are kept. */
const most = 200;

/**
 * The products of two inputs that hang together with the residual most closely: of degree 1 in both, also where neither
 * input alone shows anything, and of degree 1 or 2 in each where one of them is among the `known`. `apart` says which two
 * inputs may stand in one product, and whether an input may stand at all.
 *
 * The bar is the t² that the largest of so many idle products hardly reaches; those above half of it are handed on, since
 * the residual will shrink.
 */
export function screen(
  columns: Columns,
  residual: Float64Array,
  apart: (a: number, b: number) => boolean,
  known: ReadonlySet<number>,
): { readonly found: readonly Term[]; readonly bar: number } {
  const pairs = pairsOf(columns, apart, known);
  const bar =
    2 *
    log(
      Math.max(
        pairs.reduce((sum, { partners }) => sum + partners.length, 0),
        2,
      ),
    );
  const left = dot(residual, residual);
  // Squares of such products have mean 1, so that few need their own length.
  const rough = Math.sqrt((bar * left) / 8);
  const found: { readonly term: Term; readonly share: number }[] = [];
  const shared = new Float64Array(residual.length);
  for (const { factor, partners } of pairs) {
    const list = columns.factor(factor);
    for (let row = 0; row < shared.length; row++) shared[row] = residual[row] * list[row];
    for (const partner of partners) {
      const along = dot(shared, columns.factor(partner));
      if (!(Math.abs(along) > rough)) continue;
      const term = [factor, partner];
      const column = columns.term(term);
      const share = (along * along) / (dot(column, column) * left);
      if (share * residual.length > bar / 2) found.push({ term, share });
    }
  }
  found.sort((one, other) => other.share - one.share);
  return { found: found.slice(0, most).map(({ term }) => term), bar };
}

/** Each factor with those of later inputs that it is tried with. */
function pairsOf(
  { bases }: Columns,
  apart: (a: number, b: number) => boolean,
  known: ReadonlySet<number>,
): readonly { readonly factor: Factor; readonly partners: readonly Factor[] }[] {
  const factors = bases.flatMap(({ degrees }, input) =>
    apart(input, input)
      ? [1, 2].filter((degree) => degree <= degrees).map((degree) => ({ input, degree }))
      : [],
  );
  return factors.map((factor) => ({
    factor,
    partners: factors.filter(
      ({ input, degree }) =>
        input > factor.input &&
        apart(input, factor.input) &&
        (degree + factor.degree === 2 || known.has(input) || known.has(factor.input)),
    ),
  }));
}

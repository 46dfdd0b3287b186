import type { Basis } from "./basis.ts";
import type { Factor, Term } from "./term.ts";

/** Values of factors and terms at a list of points; each factor is computed once, when it is first asked for. */
export interface Columns {
  readonly bases: readonly Basis[];
  readonly rows: number;
  factor(factor: Factor): Float64Array;
  term(term: Term): Float64Array;
}

/** Points as one list of numbers, point after point, `bases.length` numbers each. */
export function columnsOf(bases: readonly Basis[], points: Float64Array): Columns {
  const rows = points.length / bases.length;
  const known = new Map<number, readonly Float64Array[]>();
  function input(one: number): readonly Float64Array[] {
    const found = known.get(one);
    if (found !== undefined) return found;
    const { degrees, fill } = bases[one];
    const block = new Float64Array(degrees * rows);
    for (let row = 0; row < rows; row++) fill(points[row * bases.length + one], block, row, rows);
    const made = Array.from({ length: degrees }, (_, k) => block.subarray(k * rows, (k + 1) * rows));
    known.set(one, made);
    return made;
  }
  return of(bases, rows, (factor) => input(factor.input)[factor.degree - 1]);
}

/** The same at some of the points only. */
export function someOf(columns: Columns, kept: Uint32Array): Columns {
  const known = new Map<Float64Array, Float64Array>();
  return of(columns.bases, kept.length, (factor) => {
    const whole = columns.factor(factor);
    const found = known.get(whole);
    if (found !== undefined) return found;
    const made = Float64Array.from(kept, (row) => whole[row]);
    known.set(whole, made);
    return made;
  });
}

function of(bases: readonly Basis[], rows: number, factor: Columns["factor"]): Columns {
  return {
    bases,
    rows,
    factor,
    term(term) {
      if (term.length === 1) return factor(term[0]);
      const value = factor(term[0]).slice();
      for (const further of term.slice(1)) {
        const column = factor(further);
        for (let row = 0; row < rows; row++) value[row] *= column[row];
      }
      return value;
    },
  };
}

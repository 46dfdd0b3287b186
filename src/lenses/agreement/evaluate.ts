import { readLimbs } from "../../maths/limbs.ts";
import type { Compiled, Joint } from "./compiled.ts";
import type { Bound, Rule } from "./space.ts";

/** What one package brings to every row, in whole numbers: the definition, without anything clever. */
export function wholeAt(compiled: Compiled, values: readonly number[]): readonly bigint[] {
  const { rows, limbs, sizes, tables, constant, terms, ceilings } = compiled;
  const sums = Array.from({ length: rows }, (_, row) =>
    values.reduce(
      (sum, value, issue) => sum + readLimbs(tables[issue], (value * rows + row) * limbs, limbs),
      readLimbs(constant, row * limbs, limbs),
    ),
  );
  for (const joint of terms) sums[joint.row] += paid(sizes, joint, values);
  return sums.map((sum, row) => {
    const ceiling = ceilings[row];
    return ceiling !== null && sum > ceiling ? ceiling : sum;
  });
}

function paid(sizes: readonly number[], { term, whole }: Joint, values: readonly number[]): bigint {
  if (term.kind === "table") return whole(term.points[cellAt(sizes, term.issues, values)]);
  return met(term.bounds, values) === (term.when === "every met") ? whole(term.points) : 0n;
}

/** The rules that forbid a package, by position. */
export function brokenRules(
  sizes: readonly number[],
  rules: readonly Rule[],
  values: readonly number[],
): readonly number[] {
  return rules.flatMap((rule, index) => {
    const allowed =
      rule.kind === "table" ? rule.allowed[cellAt(sizes, rule.issues, values)] : !met(rule.bounds, values);
    return allowed ? [] : [index];
  });
}

const met = (bounds: readonly Bound[], values: readonly number[]): boolean =>
  bounds.every(({ issue, values: wanted }) => wanted.includes(values[issue]));

const cellAt = (sizes: readonly number[], issues: readonly number[], values: readonly number[]): number =>
  issues.reduce((cell, issue) => cell * sizes[issue] + values[issue], 0);

import type { Assembly } from "../assembly.ts";
import { normalQuantile } from "../normal.ts";
import type { Uniforms } from "../uniforms.ts";

/** One row of walks: the values of the inputs, given which are switched and which way the row is walked. */
export type Row = (switched: (input: number) => boolean, back: boolean) => Float64Array;

/** x takes the dimensions 0..d-1 and y the dimensions d..2d-1. */
export function rowsOf(assembly: Assembly, uniform: Uniforms): (row: number) => Row {
  const count = assembly.copula.groupOf.length;
  const { copula, scores, values, valueAt } = assembly;
  return remembered((row) => {
    const ends = [0, count].map((first) => {
      const of = (input: number): number => uniform(row, first + input);
      return { values: values(of), scores: scores(of), fresh: (input: number) => normalQuantile(of(input)) };
    });
    return (switched, back) => {
      const point = ends[0].values.map((value, input) => (switched(input) ? ends[1].values[input] : value));
      const [from, to] = back ? [ends[1], ends[0]] : ends;
      copula.groups.forEach(({ members }, group) => {
        const first = switched(members[0]);
        if (members.every((input) => switched(input) === first)) return;
        const kept = members.map((input) => switched(input) === back);
        const given = copula.conditional(group, kept);
        given.others.forEach((position, i) => {
          let score = 0;
          given.kept.forEach((other, k) => {
            score += given.weights[i * given.kept.length + k] * from.scores[members[other]];
          });
          for (let k = 0; k <= i; k++)
            score += given.factor[i * given.others.length + k] * to.fresh(members[given.others[k]]);
          point[members[position]] = valueAt(members[position], score);
        });
      });
      return point;
    };
  });
}

/** Keeps the last result, since points are asked for row by row. */
export function remembered<T>(of: (row: number) => T): (row: number) => T {
  let last: { readonly row: number; readonly value: T } | null = null;
  return (row) => {
    if (last?.row !== row) last = { row, value: of(row) };
    return last.value;
  };
}

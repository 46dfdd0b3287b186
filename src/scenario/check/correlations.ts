import { entriesOf, get, itemsOf } from "../tree.ts";
import * as words from "../words.ts";
import { type Site, tell } from "./site.ts";

/** Ranks must fit together: their matrix has to be positive definite, or no numbers could be drawn that follow it. */
export const checkCorrelations = (site: Site): void => {
  const { correlations, assumptions } = site.model;
  const section = entriesOf(site.formulas.desk.root).find(({ key }) => key.text === "correlations");
  if (section === undefined || correlations.length === 0) return;
  for (const item of itemsOf(section.value))
    for (const name of itemsOf(get(item, "between"))) {
      const found = name.kind === "scalar" ? assumptions.find(({ id }) => id === name.text) : undefined;
      if (found !== undefined && found.low === found.high)
        tell(site, words.correlatedFact(found.id), name.span);
    }
  const involved = [...new Set(correlations.flatMap(({ a, b }) => [a, b]))];
  const matrix = involved.map((a) =>
    involved.map((b) => {
      if (a === b) return 1;
      return correlations.find((c) => (c.a === a && c.b === b) || (c.a === b && c.b === a))?.rank ?? 0;
    }),
  );
  if (!isPositiveDefinite(matrix)) tell(site, words.correlationsImpossible(), section.key.span);
};

/** Pivots closer to zero than this are rounding; a matrix that near to singular cannot be sampled either. */
const smallestPivot = 1e-9;

/** By Cholesky's factorisation, which exists for positive definite matrices alone. */
const isPositiveDefinite = (matrix: readonly (readonly number[])[]): boolean => {
  const lower: number[][] = [];
  for (let i = 0; i < matrix.length; i++) {
    lower.push([]);
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i][j];
      for (let k = 0; k < j; k++) sum -= lower[i][k] * lower[j][k];
      if (i === j && sum < smallestPivot) return false;
      lower[i].push(i === j ? Math.sqrt(sum) : sum / lower[j][j]);
    }
  }
  return true;
};

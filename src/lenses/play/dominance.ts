import type { Engine } from "../engine.ts";

/**
 * An end that counts for more than anything on the table: to this row it is worth less than the worst that any named
 * package can be, kept or broken, or more than the best. Points as the row feels them, at the central values.
 */
export interface Dominant {
  readonly row: string;
  readonly outcome: string;
  readonly points: number;
  /** The least and the most that any package is worth to the row. */
  readonly packages: { readonly least: number; readonly most: number };
}

/** For each party that decides, by its own row, the one end that is furthest from all packages; shown, not assumed. */
export function dominance(engine: Engine): readonly Dominant[] {
  const { model } = engine;
  const start = engine.start(engine.central, null);
  return model.parties.flatMap(({ moves, row: index }): readonly Dominant[] => {
    if (moves.length === 0 || index === null) return [];
    const row = model.rows[index];
    if (row.deal === null || model.packages.length === 0) return [];
    const worths = model.packages.flatMap((_, pack) => {
      const { kept, broken } = start.deal(row, pack);
      return [kept, broken];
    });
    const packages = { least: Math.min(...worths), most: Math.max(...worths) };
    const beyond = model.outcomes.flatMap(({ id, agreement }, outcome) => {
      if (agreement) return [];
      const points = start.outcome(row, outcome);
      const distance = Math.max(packages.least - points, points - packages.most);
      return distance > 0 ? [{ id, points, distance }] : [];
    });
    if (beyond.length === 0) return [];
    const furthest = beyond.reduce((far, next) => (next.distance > far.distance ? next : far));
    return [{ row: row.id, outcome: furthest.id, points: furthest.points, packages }];
  });
}

interface Content {
  readonly rows: number;
  readonly positives: number;
}

/**
 * How well a box tells the positives of a table from the rest: the harmonic mean of its coverage (the share of the
 * positives that lie inside) and of how far its density gets from the base rate towards 1. The box of all rows has 0
 * whatever the base rate, the box of exactly the positives 1, and a box of exactly one of two equal heaps 2/3.
 */
export function merit(box: Content, table: Content): number {
  if (table.positives === 0 || box.rows === 0) return 0;
  const coverage = box.positives / table.positives;
  const base = table.positives / table.rows;
  const sharpness = (box.positives / box.rows - base) / (1 - base);
  return sharpness > 0 && coverage > 0 ? (2 * coverage * sharpness) / (coverage + sharpness) : 0;
}

/** A single box tells the cases apart from here on: above what exactly one of two equal heaps can reach. */
export const separating = 0.7;

/** What a number counts. A number that the units below do not cover (a ratio of two points) is a plain one. */
export type Unit =
  | { readonly kind: "probability" }
  /** Points of these rows; more than one when points of different rows were put together. */
  | { readonly kind: "points"; readonly rows: readonly number[] }
  | { readonly kind: "rounds" }
  /** Times what matters to each, where points of different parties are held against each other. */
  | { readonly kind: "multiples" }
  /** A number written out: it takes the unit of what it stands beside. */
  | { readonly kind: "literal" }
  | { readonly kind: "number" };

export const probability: Unit = { kind: "probability" };
export const rounds: Unit = { kind: "rounds" };
export const multiples: Unit = { kind: "multiples" };
export const literal: Unit = { kind: "literal" };
export const plain: Unit = { kind: "number" };
export const pointsOf = (row: number): Unit => ({ kind: "points", rows: [row] });

/** The unit of a sum, a difference or a comparison. */
export function together(a: Unit, b: Unit): Unit {
  if (a.kind === "literal") return b;
  if (b.kind === "literal") return a;
  if (a.kind === "points" && b.kind === "points") {
    return { kind: "points", rows: [...new Set([...a.rows, ...b.rows])].sort((x, y) => x - y) };
  }
  return a.kind === b.kind ? a : plain;
}

/** The unit of a product: a probability or a plain number scales, whatever the other counts. */
export function product(a: Unit, b: Unit): Unit {
  if (a.kind === "literal") return b;
  if (b.kind === "literal") return a;
  if (a.kind === "probability") return b;
  if (b.kind === "probability") return a;
  return plain;
}

/** The unit of a quotient: points over a probability are points, a ratio of like things is a plain number. */
export function quotient(a: Unit, b: Unit): Unit {
  if (b.kind === "literal") return a;
  if (b.kind === "probability" && a.kind !== "probability" && a.kind !== "literal") return a;
  return plain;
}

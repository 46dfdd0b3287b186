import { assemble } from "./assembly.ts";
import { checkIndex, checkSize, type Design, designId } from "./design.ts";
import type { Inputs } from "./inputs.ts";
import { type Method, uniforms } from "./uniforms.ts";

/**
 * Rows of two independent points A and B, and of the points between that have one input exchanged (pick-freeze). A row
 * holds, in this order, A, B, A with input j of B for each j, and, where pairs are asked for, B with input j of A for each
 * j. Only independent inputs can be exchanged so.
 */
export interface FreezeDesign extends Design {
  readonly kind: "pick-freeze";
  readonly stream: number;
  readonly rows: number;
  readonly pairs: boolean;
  /** Points in a row: d + 2, or 2 d + 2 with pairs. */
  readonly length: number;
}

export interface FreezeOptions {
  readonly rows: number;
  readonly seed: number;
  readonly method: Exclude<Method, "latin hypercube">;
  /** Whether indices of pairs can be computed, at nearly twice the points. */
  readonly pairs?: boolean;
  /** Designs of different streams are independent; 2 where it is left out. */
  readonly stream?: number;
}

/** Thrown where a method that exchanges single inputs is asked about inputs that hang together. */
export class CorrelatedInputs extends Error {
  readonly inputs: readonly number[];
  constructor(inputs: readonly number[]) {
    super(
      `unsupported correlation of inputs ${inputs.join(", ")}: exchanging one alone makes points that their law excludes; take Shapley effects from walks, or first-order indices from a plain sample`,
    );
    this.name = "CorrelatedInputs";
    this.inputs = inputs;
  }
}

/** Throws CorrelatedInputs where some inputs hang together. */
export function checkIndependent(inputs: Inputs): void {
  const [group] = assemble(inputs).copula.groups;
  if (group !== undefined) throw new CorrelatedInputs(group.members);
}

/** A takes the dimensions 0..d-1 of `uniforms` and B the dimensions d..2d-1. Throws CorrelatedInputs. */
export function freezeDesign(inputs: Inputs, options: FreezeOptions): FreezeDesign {
  const { rows, seed, method, pairs = false, stream = 2 } = options;
  checkIndependent(inputs);
  const count = inputs.laws.length;
  const length = (pairs ? 2 * count : count) + 2;
  checkSize(rows);
  checkSize(rows * length);
  const size = rows * length;
  const uniform = uniforms(method, seed, rows, 2 * count, stream);
  const { values } = assemble(inputs);
  /** Which of the two points a place of the row starts from, and which input it exchanges. */
  const place = (at: number): { readonly base: 0 | 1; readonly exchanged: number } => {
    if (at < 2) return { base: at === 0 ? 0 : 1, exchanged: -1 };
    return at < count + 2 ? { base: 0, exchanged: at - 2 } : { base: 1, exchanged: at - 2 - count };
  };
  return {
    id: designId({ kind: "pick-freeze", method, seed, inputs, size }, { stream, pairs }),
    kind: "pick-freeze",
    method,
    seed,
    stream,
    inputs,
    size,
    rows,
    pairs,
    length,
    point(index) {
      checkIndex(index, size);
      const at = index % length;
      const row = (index - at) / length;
      const { base, exchanged } = place(at);
      return values((input) => uniform(row, (input === exchanged ? 1 - base : base) * count + input));
    },
    step(index) {
      checkIndex(index, size);
      const at = index % length;
      const { base, exchanged } = place(at);
      return exchanged < 0 ? null : { from: index - at + base, moved: [exchanged] };
    },
  };
}

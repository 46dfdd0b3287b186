/**
 * A straight line of operations, each writing one slot from slots before it. Built once per graph by specialising
 * terms to what the structure knows (state, round, package, evidence counts), folding constants and interning equal
 * operations; run once per assignment of the assumptions, at one or at many assignments (lanes) side by side.
 */
export interface Tape {
  readonly length: number;
  readonly ops: Uint8Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly c: Int32Array;
  /** Value of constant slots. */
  readonly constants: Float64Array;
}

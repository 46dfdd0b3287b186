import type { Flat } from "./flat.ts";

/**
 * The room in which a graph is evaluated at a number of assignments (lanes) side by side. Everything is laid out
 * [index * lanes + lane].
 */
export interface Work {
  readonly lanes: number;
  /** What the tape gives: [slot]. */
  readonly slots: Float64Array;
  /** Value of each node to each row: [node * rows + row]. */
  readonly values: Float64Array;
  /** Probability with which each edge is taken; only those of decisions are written: [edge]. */
  readonly choice: Float64Array;
  /** Probability that each node is reached: [node]. */
  readonly reach: Float64Array;
  /** λ of each row; -1 for a best responder: [row]. */
  readonly precision: Float64Array;
  /** 1 where some decision had every move masked: [0]. */
  readonly stuck: Uint8Array;
}

export function workFor({ graph, rows }: Flat, lanes: number): Work {
  return {
    lanes,
    slots: new Float64Array(graph.tape.length * lanes),
    values: new Float64Array(graph.nodeCount * rows * lanes),
    choice: new Float64Array(graph.edgeCount * lanes),
    reach: new Float64Array(graph.nodeCount * lanes),
    precision: new Float64Array(rows * lanes),
    stuck: new Uint8Array(lanes),
  };
}

/** Reads λ of every row from the slots, before a backward pass. */
export function readPrecision({ graph, rows }: Flat, { lanes, slots, precision }: Work): void {
  for (let row = 0; row < rows; row++) {
    const slot = graph.precision[row];
    for (let lane = 0; lane < lanes; lane++) {
      precision[row * lanes + lane] = slot < 0 ? -1 : slots[slot * lanes + lane];
    }
  }
}

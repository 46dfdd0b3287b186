import type { Flat } from "./flat.ts";

/**
 * The room in which a graph is evaluated at a number of assignments (lanes) side by side. Everything is laid out
 * [index * lanes + lane].
 */
export interface Work {
  readonly lanes: number;
  /** What the tape gives: [slot]. */
  readonly slots: Float64Array;
  /** Value of the first node to each row: [row]. */
  readonly start: Float64Array;
  /** The same by the analyst's chances and `in fact`; one and the same array where nobody believes otherwise. */
  readonly startInFact: Float64Array;
  /** Value of each node to each row: [node * rows + row]; perhaps worked out only when asked for. */
  readonly values: Float64Array;
  readonly facts: Float64Array;
  /** Probability with which each edge is taken; only those of decisions are written: [edge]. */
  readonly choice: Float64Array;
  /** Probability that each node is reached: [node]. */
  readonly reach: Float64Array;
  /** What the talks end in: [outcome], and a deal that is kept: [0]. */
  readonly outcomes: Float64Array;
  readonly kept: Float64Array;
  /** How often each move was open, and was taken: [label]. */
  readonly open: Float64Array;
  readonly taken: Float64Array;
  /** λ of each row; -1 for a best responder: [row]. */
  readonly precision: Float64Array;
  /** 1 where some decision had every move masked, else 0: [0]. */
  readonly stuck: Float64Array;
}

export function workFor({ graph, rows, oneBelief }: Flat, lanes: number): Work {
  const values = new Float64Array(graph.nodeCount * rows * lanes);
  const facts = oneBelief ? values : new Float64Array(values.length);
  return {
    lanes,
    slots: new Float64Array(graph.tape.length * lanes),
    values,
    facts,
    start: values.subarray(0, rows * lanes),
    startInFact: facts.subarray(0, rows * lanes),
    choice: new Float64Array(graph.edgeCount * lanes),
    reach: new Float64Array(graph.nodeCount * lanes),
    outcomes: new Float64Array(graph.outcomeCount * lanes),
    kept: new Float64Array(lanes),
    open: new Float64Array(graph.labels.length * lanes),
    taken: new Float64Array(graph.labels.length * lanes),
    precision: new Float64Array(rows * lanes),
    stuck: new Float64Array(lanes),
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

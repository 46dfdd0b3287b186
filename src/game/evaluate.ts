import { runTape } from "../expression/run.ts";
import type { Evaluation, Failure, Outline } from "./evaluation.ts";
import { brokenCheck, closedDecision, closedFailure } from "./failure.ts";
import { type Flat, flatten } from "./flat.ts";
import type { Graph } from "./graph.ts";
import { Kernels, type Passes } from "./kernel.ts";
import { addOutcomes, summarise } from "./summary.ts";
import { VECTOR_LANES } from "./vectors.ts";
import { readPrecision, type Work } from "./work.ts";

/** Bytes that one evaluator may take for lanes side by side; a graph that needs more is evaluated one at a time. */
const ROOM = 2 ** 30;

export function isFailure(result: object): result is Failure {
  return "code" in result;
}

/** One graph at one assignment; for several make an `Evaluator`, which keeps its room. */
export function evaluate(graph: Graph, assumptions: Float64Array): Evaluation | Failure {
  return new Evaluator(graph).evaluate(assumptions);
}

/** One graph at many assignments: `assumptions[index * lanes + lane]`, one result per lane. */
export function evaluateMany(
  graph: Graph,
  assumptions: Float64Array,
  lanes: number,
): readonly (Evaluation | Failure)[] {
  return new Evaluator(graph).evaluateMany(assumptions, lanes);
}

/** Everything behind one evaluation. It lives until the next call of its evaluator. */
export interface Solution {
  readonly flat: Flat;
  readonly work: Work;
  readonly evaluation: Evaluation;
}

/**
 * Evaluates one graph at assignments of the assumptions, again and again in the same room. Whether assignments come one
 * at a time or many at once, their numbers are the same to the bit. Not to be shared between threads.
 */
export class Evaluator {
  readonly graph: Graph;
  private readonly flat: Flat;
  private readonly lanes: number;
  /** By number of lanes, made when first needed. */
  private readonly passes = new Map<number, Passes>();
  private readonly kernels: Kernels;

  constructor(graph: Graph, kernels: Kernels = new Kernels()) {
    this.kernels = kernels;
    this.graph = graph;
    this.flat = flatten(graph);
    this.lanes = lanesFor(graph);
  }

  /** Everything at one assignment (`assumptions[index]`), or why there are no numbers. */
  evaluate(assumptions: Float64Array): Evaluation | Failure {
    const solved = this.solve(assumptions);
    return isFailure(solved) ? solved : solved.evaluation;
  }

  /** Everything at many assignments: `assumptions[index * lanes + lane]`, one result per lane. */
  evaluateMany(assumptions: Float64Array, lanes: number): readonly (Evaluation | Failure)[] {
    const results: (Evaluation | Failure)[] = [];
    this.inBlocks(assumptions, lanes, (passes, _, used) => {
      this.readOut(passes);
      summarise(this.flat, passes.work, used).forEach((evaluation, lane) => {
        results.push(this.failure(passes.work, lane) ?? finite(evaluation));
      });
    });
    return results;
  }

  /** Probabilities of the outcomes and expectations alone, at many assignments; what sampling needs, and cheaper. */
  outlineMany(assumptions: Float64Array, lanes: number): Outline {
    const { graph, flat } = this;
    const outcomes = new Float64Array(graph.outcomeCount * lanes);
    const kept = new Float64Array(lanes);
    const expected = new Float64Array(graph.rowCount * lanes);
    const failures: (Failure | null)[] = [];
    this.inBlocks(assumptions, lanes, ({ work }, from, used) => {
      for (let lane = 0; lane < used; lane++) failures.push(this.failure(work, lane));
      addOutcomes(flat, work, outcomes, kept, { lanes, from, used });
      for (let row = 0; row < graph.rowCount; row++) {
        for (let lane = 0; lane < used; lane++) {
          expected[row * lanes + from + lane] = work.values[row * work.lanes + lane];
        }
      }
    });
    return { lanes, outcomes, kept, expected, failures };
  }

  /** One assignment with everything behind it, for explanations. It lives until the next call. */
  solve(assumptions: Float64Array): Solution | Failure {
    const passes = this.passesOf(1);
    this.run(assumptions, passes);
    const { work } = passes;
    const failure = this.failure(work, 0);
    if (failure !== null) return failure;
    this.readOut(passes);
    const evaluation = finite(summarise(this.flat, work, 1)[0]);
    return isFailure(evaluation) ? evaluation : { flat: this.flat, work, evaluation };
  }

  /** Both passes over and over at one assignment, and nothing read from them: for measuring. */
  repeat(assumptions: Float64Array, times: number): void {
    const passes = this.passesOf(1);
    for (let i = 0; i < times; i++) this.run(assumptions, passes);
  }

  /** The lanes in blocks; the last block is filled up with its last assignment, of which nothing is read. */
  private inBlocks(
    assumptions: Float64Array,
    lanes: number,
    each: (passes: Passes, from: number, used: number) => void,
  ): void {
    const count = assumptions.length / lanes;
    for (let from = 0; from < lanes; ) {
      const left = lanes - from;
      const passes = this.passesOf(left === 1 ? 1 : this.lanes);
      const size = passes.work.lanes;
      const used = Math.min(size, left);
      const block = new Float64Array(count * size);
      for (let index = 0; index < count; index++) {
        const at = index * lanes + from;
        for (let lane = 0; lane < size; lane++) {
          block[index * size + lane] = assumptions[at + Math.min(lane, used - 1)];
        }
      }
      this.run(block, passes);
      each(passes, from, used);
      from += used;
    }
  }

  private run(assumptions: Float64Array, { work, backward, forward }: Passes): void {
    runTape(this.graph.tape, assumptions, work.lanes, work.slots);
    readPrecision(this.flat, work);
    backward();
    forward();
  }

  /** What a full evaluation needs besides the two passes. */
  private readOut(passes: Passes): void {
    if (!this.flat.oneBelief) passes.backwardInFact();
    passes.tally();
  }

  private failure(work: Work, lane: number): Failure | null {
    const failure = brokenCheck(this.graph, work, lane);
    if (failure !== null || work.stuck[lane] === 0) return failure;
    const node = closedDecision(this.flat, work, lane);
    return node === null ? null : closedFailure(this.flat, node);
  }

  private passesOf(lanes: number): Passes {
    let passes = this.passes.get(lanes);
    if (passes === undefined) {
      passes = this.kernels.of(this.flat.rows, lanes)(this.flat);
      this.passes.set(lanes, passes);
    }
    return passes;
  }
}

/** Side by side, or one at a time where a block of lanes would not fit. */
function lanesFor({ nodeCount, edgeCount, rowCount, tape }: Graph): number {
  const perLane = 8 * (nodeCount * (2 * rowCount + 1) + edgeCount + tape.length);
  return VECTOR_LANES * perLane > ROOM ? 1 : VECTOR_LANES;
}

/** Values so large that they overflow on the way are no numbers any more; they must not leave as such. */
function finite(evaluation: Evaluation): Evaluation | Failure {
  const { expected, expectedInFact } = evaluation;
  if (expected.every(Number.isFinite) && expectedInFact.every(Number.isFinite)) return evaluation;
  return {
    code: "not-a-number",
    message: "invalid values: the expectations are too large for numbers",
    note: "points of a few hundred are enough; what counts is points times precision",
    start: null,
    end: null,
  };
}

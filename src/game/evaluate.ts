import { runTape } from "../expression/run.ts";
import type { Evaluation, Failure, Outline } from "./evaluation.ts";
import { brokenCheck, closedDecision, closedFailure } from "./failure.ts";
import { type Flat, flatten } from "./flat.ts";
import type { Graph } from "./graph.ts";
import { Kernels } from "./kernel.ts";
import { addOutcomes, summarise } from "./summary.ts";
import { readPrecision, type Work, workFor } from "./work.ts";

/** Assignments evaluated side by side; measured (`npm run bench`): fewer gain less, more fall out of the cache. */
const LANES = 8;

/** Room for lanes that one evaluator may take; beyond it fewer lanes run side by side. */
const ROOM = 512 * 2 ** 20;

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
  /** Room by number of lanes, made when first needed. */
  private readonly works = new Map<number, Work>();
  private readonly kernels: Kernels;
  private readonly factValues = new Map<number, Float64Array>();

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
    this.inBlocks(assumptions, lanes, (work) => {
      const facts = this.inFact(work);
      for (let lane = 0; lane < work.lanes; lane++) {
        results.push(this.failure(work, lane) ?? finite(summarise(this.flat, work, facts, lane)));
      }
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
    this.inBlocks(assumptions, lanes, (work, from) => {
      for (let lane = 0; lane < work.lanes; lane++) failures.push(this.failure(work, lane));
      addOutcomes(flat, work, outcomes, kept, lanes, from);
      for (let row = 0; row < graph.rowCount; row++) {
        for (let lane = 0; lane < work.lanes; lane++) {
          expected[row * lanes + from + lane] = work.values[row * work.lanes + lane];
        }
      }
    });
    return { lanes, outcomes, kept, expected, failures };
  }

  /** One assignment with everything behind it, for explanations. It lives until the next call. */
  solve(assumptions: Float64Array): Solution | Failure {
    const work = this.workOf(1);
    this.run(assumptions, work);
    const failure = this.failure(work, 0);
    if (failure !== null) return failure;
    const evaluation = finite(summarise(this.flat, work, this.inFact(work), 0));
    return isFailure(evaluation) ? evaluation : { flat: this.flat, work, evaluation };
  }

  /** Both passes over and over at one assignment, and nothing read from them: for measuring. */
  repeat(assumptions: Float64Array, times: number): void {
    const work = this.workOf(1);
    for (let i = 0; i < times; i++) this.run(assumptions, work);
  }

  private inBlocks(assumptions: Float64Array, lanes: number, each: (work: Work, from: number) => void): void {
    const count = assumptions.length / lanes;
    let from = 0;
    while (from < lanes) {
      const work = this.workOf(lanes - from >= this.lanes ? this.lanes : 1);
      const block = new Float64Array(count * work.lanes);
      for (let index = 0; index < count; index++) {
        const at = index * lanes + from;
        block.set(assumptions.subarray(at, at + work.lanes), index * work.lanes);
      }
      this.run(block, work);
      each(work, from);
      from += work.lanes;
    }
  }

  private run(assumptions: Float64Array, work: Work): void {
    runTape(this.graph.tape, assumptions, work.lanes, work.slots);
    readPrecision(this.flat, work);
    const kernel = this.kernels.of(this.flat.rows, work.lanes);
    kernel.backward(this.flat, work);
    kernel.forward(this.flat, work);
  }

  private failure(work: Work, lane: number): Failure | null {
    const failure = brokenCheck(this.graph, work, lane);
    if (failure !== null || work.stuck[lane] === 0) return failure;
    const node = closedDecision(this.flat, work, lane);
    return node === null ? null : closedFailure(this.flat, node);
  }

  private inFact(work: Work): Float64Array {
    // Where every row believes what the analyst does, the values in fact are the values.
    if (this.flat.oneBelief) return work.values;
    let values = this.factValues.get(work.lanes);
    if (values === undefined) {
      values = new Float64Array(work.values.length);
      this.factValues.set(work.lanes, values);
    }
    this.kernels.of(this.flat.rows, work.lanes).backwardInFact(this.flat, work, values);
    return values;
  }

  private workOf(lanes: number): Work {
    let work = this.works.get(lanes);
    if (work === undefined) {
      work = workFor(this.flat, lanes);
      this.works.set(lanes, work);
    }
    return work;
  }
}

function lanesFor({ nodeCount, edgeCount, rowCount, tape }: Graph): number {
  const perLane = 8 * (nodeCount * (rowCount + 1) + edgeCount + tape.length);
  let lanes = LANES;
  while (lanes > 1 && lanes * perLane > ROOM) lanes /= 2;
  return lanes;
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

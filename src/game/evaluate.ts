import { runTape } from "../expression/run.ts";
import type { Evaluation, Failure, Outline } from "./evaluation.ts";
import { brokenCheck, closedDecision, closedFailure, infinite, unbalanced } from "./failure.ts";
import { type Flat, flatten } from "./flat.ts";
import type { Graph } from "./graph.ts";
import { Kernels, type Passes } from "./kernel.ts";
import type { Lane, Reading } from "./reading.ts";
import { lanesOf, whole } from "./summary.ts";
import { VECTOR_LANES } from "./vectors.ts";
import { readPrecision } from "./work.ts";

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

/** Everything behind the evaluation of one assignment alone. It lives until the next call of its evaluator. */
export interface Solution extends Lane {
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
    const wanted = Array.from({ length: lanes }, () => [whole]);
    return this.readMany(assumptions, lanes, wanted).map((found) =>
      isFailure(found) ? found : (found[0] as Evaluation),
    );
  }

  /** What is wanted of each lane, and no more: one value for each reading, or why the lane has no numbers. */
  readMany(
    assumptions: Float64Array,
    lanes: number,
    wanted: readonly (readonly Reading<object>[])[],
  ): readonly (readonly object[] | Failure)[] {
    const results: (readonly object[] | Failure)[] = [];
    this.inBlocks(assumptions, lanes, (passes, from, used) => {
      const here = wanted.slice(from, from + used);
      const inFact = here.some((readings) => readings.some(({ needs }) => needs.inFact));
      if (inFact && !this.flat.oneBelief) passes.backwardInFact();
      if (here.some((readings) => readings.some(({ needs }) => needs.moves))) passes.tally();
      for (const one of lanesOf(this.flat, passes.work, used)) {
        // What the lanes beside it want decides which passes run, and never whether this lane has numbers.
        const readings = here[one.lane];
        const wantsFact = readings.some(({ needs }) => needs.inFact);
        results.push(this.failure(one, wantsFact) ?? readings.map((reading) => reading.read(one)));
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
    this.inBlocks(assumptions, lanes, ({ work }, from, used) => {
      for (const one of lanesOf(flat, work, used)) {
        const { lane } = one;
        failures.push(this.failure(one, false));
        kept[from + lane] = one.kept;
        one.outcomes.forEach((probability, outcome) => {
          outcomes[outcome * lanes + from + lane] = probability;
        });
        for (let row = 0; row < graph.rowCount; row++) {
          expected[row * lanes + from + lane] = work.start[row * work.lanes + lane];
        }
      }
    });
    return { lanes, outcomes, kept, expected, failures };
  }

  /** One assignment with everything behind it, for explanations. It lives until the next call. */
  solve(assumptions: Float64Array): Solution | Failure {
    const passes = this.passesOf(1);
    this.run(assumptions, passes);
    if (!this.flat.oneBelief) passes.backwardInFact();
    passes.tally();
    const [one] = lanesOf(this.flat, passes.work, 1);
    const failure = this.failure(one, true);
    if (failure !== null) return failure;
    const evaluation = whole.read(one);
    return isFailure(evaluation) ? evaluation : { ...one, evaluation };
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
    let block = new Float64Array(0);
    for (let from = 0; from < lanes; ) {
      const left = lanes - from;
      const passes = this.passesOf(left === 1 ? 1 : this.lanes);
      const size = passes.work.lanes;
      const used = Math.min(size, left);
      if (block.length !== count * size) block = new Float64Array(count * size);
      for (let index = 0; index < count; index++) {
        const at = index * lanes + from;
        const to = index * size;
        for (let lane = 0; lane < used; lane++) block[to + lane] = assumptions[at + lane];
        for (let lane = used; lane < size; lane++) block[to + lane] = assumptions[at + used - 1];
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

  /**
   * Why a lane has no numbers. Its outcomes must make up everything that can happen: a fault of the engine itself shows
   * as one, and never as a wrong number.
   */
  private failure({ flat, work, lane, outcomes }: Lane, inFact: boolean): Failure | null {
    const broken = brokenCheck(flat.graph, work, lane);
    if (broken !== null) return broken;
    if (work.stuck[lane] !== 0) {
      const node = closedDecision(flat, work, lane);
      if (node !== null) return closedFailure(flat, node);
    }
    return infinite(flat, work, lane, inFact) ?? unbalanced(outcomes);
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

import { type EdgeLabel, type GraphState, NodeKind } from "./graph.ts";
import { stateAt } from "./layout.ts";
import type { Lane } from "./reading.ts";

/** One course that the talks can take, from the start to an end. */
export interface Way {
  /** The probability of exactly this course. */
  readonly probability: number;
  /** Decisions and chances in the order of time, also those at which nothing happened. */
  readonly steps: readonly Step[];
  readonly end: {
    readonly outcome: number;
    /** Package agreed, or -1. */
    readonly package: number;
    readonly round: number;
    /** The analyst's probability that the deal is kept; null where there is nothing to keep. */
    readonly kept: number | null;
  };
}

export interface Step {
  readonly round: number;
  readonly state: GraphState;
  /** Trust by relation as it stands here. */
  readonly trust: readonly number[];
  /** The row that decides; null where chance does. */
  readonly decider: number | null;
  readonly taken: Option;
  /** All that was open here, the one taken among it, in the order of the file. */
  readonly options: readonly Option[];
}

export interface Option {
  readonly label: EdgeLabel;
  readonly probability: number;
  /** What it is worth to the row that decides; null where chance does. */
  readonly value: number | null;
}

/**
 * The most likely course: nodes come in the order of time, so the best way to each is known before it is left
 * (Viterbi's algorithm). Of courses that are exactly as likely, the one met first. Ways that are already less likely
 * than some whole course are given up, which leaves very few.
 */
export function mostLikely({ flat, work, lane }: Lane): Way {
  const { graph, inner } = flat;
  const { firstEdge, target } = graph;
  const { lanes, slots } = work;
  const best = new Float64Array(graph.nodeCount);
  const by = new Int32Array(graph.nodeCount).fill(-1);
  const from = new Int32Array(graph.nodeCount).fill(-1);
  const least = guess();
  best[0] = 1;
  for (let node = 0; node < inner; node++) {
    if (best[node] === 0) continue;
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      const probability = best[node] * taken(node, edge);
      const to = target[edge];
      if (probability < least || probability <= best[to]) continue;
      best[to] = probability;
      by[to] = edge;
      from[to] = node;
    }
  }
  let last = inner;
  for (let node = inner; node < graph.nodeCount; node++) if (best[node] > best[last]) last = node;
  const steps: Step[] = [];
  for (let node = last; from[node] >= 0; node = from[node]) {
    if (graph.kind[from[node]] !== NodeKind.toll) steps.push(step(from[node], by[node]));
  }
  const { outcome, package: agreed, kept } = graph.ends[graph.detail[last]];
  return {
    probability: best[last],
    steps: steps.reverse(),
    end: {
      outcome,
      package: agreed,
      round: graph.round[last],
      kept: kept < 0 ? null : slots[kept * lanes + lane],
    },
  };

  function taken(node: number, edge: number): number {
    if (graph.kind[node] === NodeKind.decision) return work.choice[edge * lanes + lane];
    return graph.kind[node] === NodeKind.chance ? slots[graph.weight[edge] * lanes + lane] : 1;
  }

  /** The probability of the course that takes the likeliest step every time. */
  function guess(): number {
    let probability = 1;
    for (let node = 0; node < inner; ) {
      let likeliest = firstEdge[node];
      for (let edge = likeliest + 1; edge < firstEdge[node + 1]; edge++) {
        if (taken(node, edge) > taken(node, likeliest)) likeliest = edge;
      }
      probability *= taken(node, likeliest);
      node = target[likeliest];
    }
    return probability;
  }

  function step(node: number, edge: number): Step {
    const decider = graph.kind[node] === NodeKind.decision ? graph.decider[node] : null;
    const option = (at: number): Option => ({
      label: graph.labels[graph.label[at]],
      probability: taken(node, at),
      value: decider === null ? null : work.values[(target[at] * graph.rowCount + decider) * lanes + lane],
    });
    const edges = Array.from(
      { length: firstEdge[node + 1] - firstEdge[node] },
      (_, i) => firstEdge[node] + i,
    );
    const closed = (at: number): boolean => {
      const mask = decider === null ? -1 : graph.weight[at];
      return mask >= 0 && slots[mask * lanes + lane] === 0;
    };
    const state = graph.state[node];
    return {
      round: graph.round[node],
      state: stateAt(graph.states, state),
      trust: Array.from(
        { length: graph.relationCount },
        (_, relation) => slots[graph.trustSlots[state * graph.relationCount + relation] * lanes + lane],
      ),
      decider,
      taken: option(edge),
      options: edges.filter((at) => !closed(at)).map(option),
    };
  }
}

/**
 * In which rounds a move is open to its party at some decision that the talks can come to: `open[round - 1]`, the
 * expected number of such decisions.
 */
export function openIn({ flat, work, lane }: Lane, party: number, move: number): Float64Array {
  const { graph, inner } = flat;
  const open = new Float64Array(graph.rounds);
  for (let node = 0; node < inner; node++) {
    if (graph.kind[node] !== NodeKind.decision || work.reach[node * work.lanes + lane] === 0) continue;
    for (let edge = graph.firstEdge[node]; edge < graph.firstEdge[node + 1]; edge++) {
      const mask = graph.weight[edge];
      if (mask >= 0 && work.slots[mask * work.lanes + lane] === 0) continue;
      if (!isMove(graph.labels[graph.label[edge]], party, move)) continue;
      open[graph.round[node] - 1] += work.reach[node * work.lanes + lane];
      break;
    }
  }
  return open;
}

/** Is it this move, with whichever package? */
export const isMove = (label: EdgeLabel, party: number, move: number): boolean =>
  (label.kind === "move" || label.kind === "package") && label.party === party && label.move === move;

/** Where two courses of one model first part; null where they never do. */
export interface Parting {
  /** What happens on both before that. */
  readonly shared: readonly Step[];
  /** What happens next on each; null where it is already over. */
  readonly first: Step | null;
  readonly second: Step | null;
}

/**
 * Two courses part at the first thing that happens on one and not on the other. Chances at which nothing happened are
 * passed over, since an approach may leave out a block that another has.
 */
export function parting(first: Way, second: Way): Parting | null {
  const a = first.steps.filter(happened);
  const b = second.steps.filter(happened);
  let at = 0;
  while (at < a.length && at < b.length && same(a[at], b[at])) at++;
  if (at === a.length && at === b.length && first.end.outcome === second.end.outcome) return null;
  return { shared: a.slice(0, at), first: a[at] ?? null, second: b[at] ?? null };
}

/** Is there something to tell of this step? */
export function happened({ taken: { label } }: Step): boolean {
  if (label.kind === "branch") return label.branch >= 0;
  return label.kind !== "acts" && label.kind !== "time";
}

function same(a: Step, b: Step): boolean {
  const x = a.taken.label;
  const y = b.taken.label;
  return a.round === b.round && JSON.stringify(x) === JSON.stringify(y);
}

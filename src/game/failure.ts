import type { Failure } from "./evaluation.ts";
import type { Flat } from "./flat.ts";
import { type Check, type Graph, NodeKind } from "./graph.ts";
import { holds } from "./numbers.ts";
import { describe } from "./words.ts";
import type { Work } from "./work.ts";

/** The first check that a lane breaks, in words; null when all hold. */
export function brokenCheck(graph: Graph, { slots, lanes }: Work, lane: number): Failure | null {
  for (const check of graph.checks) {
    const value = slots[check.slot * lanes + lane];
    if (!holds(check.kind, value)) return broken(check, value);
  }
  return null;
}

function broken({ kind, what, start, end }: Check, value: number): Failure {
  const shown = String(value);
  switch (kind) {
    case "probability":
      return {
        code: "probability-out-of-range",
        message: `invalid probability ${shown}: ${what}`,
        note: "a probability lies between 0 and 1 in the whole range of what it is computed from",
        start,
        end,
      };
    case "share":
      return {
        code: "probability-out-of-range",
        message: `invalid sum of probabilities ${shown}: ${what}`,
        note: "the branches of one block may sum to 1 at most; the rest is that nothing happens",
        start,
        end,
      };
    case "sum":
      return {
        code: "probability-out-of-range",
        message: `invalid sum of probabilities ${shown}: ${what}`,
        note: "the ends of one move must sum to 1; one of them may be `rest`",
        start,
        end,
      };
    case "precision":
      return {
        code: "not-a-number",
        message: `invalid number ${shown}: ${what}`,
        note: "it must be 0 or more",
        start,
        end,
      };
    case "number":
      return {
        code: "not-a-number",
        message: `invalid number ${shown}: ${what}`,
        note: "a division by 0, or a logarithm or root of a negative number, somewhere in its expression",
        start,
        end,
      };
  }
}

/**
 * The first decision, in the order of time, that can be reached at this lane's assignment and has no open move. Guards
 * may close everything where nobody can come, so what counts is whether edges of positive probability lead there.
 */
export function closedDecision({ graph, inner }: Flat, { slots, lanes }: Work, lane: number): number | null {
  const { kind, firstEdge, target, weight } = graph;
  const possible = new Uint8Array(graph.nodeCount);
  possible[0] = 1;
  for (let node = 0; node < inner; node++) {
    if (possible[node] === 0) continue;
    let open = false;
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      if (weight[edge] >= 0 && slots[weight[edge] * lanes + lane] === 0) continue;
      open = true;
      possible[target[edge]] = 1;
    }
    if (!open && kind[node] === NodeKind.decision) return node;
  }
  return null;
}

/** The words for a decision without an open move. */
export function closedFailure({ graph }: Flat, node: number): Failure {
  const { names, states, labels } = graph;
  const label = labels[graph.label[graph.firstEdge[node]]];
  const who = label.kind === "move" ? names.parties[label.party] : "nobody";
  const state = describe(names, states.layout, states.words, graph.state[node] * states.layout.words);
  return {
    code: "no-open-move",
    message: `missing an open move of ${who} in round ${graph.round[node]} (${state})`,
    note: "at these values of the assumptions every guard is closed; add a move that is always open",
    start: null,
    end: null,
  };
}

/** Values so large that they overflow on the way are no numbers any more; they must not leave as such. */
export function infinite(
  { rows }: Flat,
  { start, startInFact, lanes }: Work,
  lane: number,
  inFact: boolean,
): Failure | null {
  for (let row = 0; row < rows; row++) {
    const at = row * lanes + lane;
    if (Number.isFinite(start[at]) && (!inFact || Number.isFinite(startInFact[at]))) continue;
    return {
      code: "not-a-number",
      message: "invalid values: the expectations are too large for numbers",
      note: "points of a few hundred are enough; what counts is points times precision",
      start: null,
      end: null,
    };
  }
  return null;
}

/** How far the probabilities of all ends together may miss 1: what rounding leaves, and what a file's own sums may. */
const BALANCE = 1e-9;

/** The talks end somehow: if the ends do not make up 1, it is the engine that is wrong, not the file. */
export function unbalanced(outcomes: Float64Array): Failure | null {
  const sum = outcomes.reduce((total, probability) => total + probability, 0);
  if (Math.abs(sum - 1) <= BALANCE) return null;
  return {
    code: "engine-fault",
    message: `invalid result: the probabilities of all outcomes sum to ${sum}, not to 1`,
    note: "this is a fault of Parley and not of the file; please report it with the file",
    start: null,
    end: null,
  };
}

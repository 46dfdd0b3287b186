import type { Flat } from "../game/flat.ts";
import { NodeKind } from "../game/graph.ts";
import type { Lane } from "../game/reading.ts";
import { type Failure, failed, neverHappens } from "./failure.ts";

/** A move of a party in a round; with a decider, only where that row decides. */
export interface Place {
  readonly party: number;
  readonly move: number;
  readonly decider: number | null;
  readonly round: number;
  readonly name: string;
}

export interface MoveWorth {
  readonly mine: number;
  readonly others: number;
}

/** Means over the decisions of the round at which the move and another are open, weighed by coming there. */
export function moveWorth(
  { flat, work, lane, together }: Lane,
  { party, move, decider, round, name }: Place,
): MoveWorth | Failure {
  const { graph, rows } = flat;
  const { firstEdge, target, weight, labels, label } = graph;
  const { lanes, slots, values } = work;
  const reached = (node: number): number => work.reach[node * lanes + lane];
  let open = false;
  let probability = 0;
  let mine = 0;
  let others = 0;
  for (const node of together(`choices of round ${round}`, () => choicesIn(flat, round))) {
    if (reached(node) === 0 || (decider !== null && graph.decider[node] !== decider)) continue;
    let own: number | null = null;
    let best: number | null = null;
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      const edgeLabel = labels[label[edge]];
      if (edgeLabel.kind !== "move" || edgeLabel.party !== party) break;
      if (weight[edge] >= 0 && slots[weight[edge] * lanes + lane] === 0) continue;
      const value = values[(target[edge] * rows + graph.decider[node]) * lanes + lane];
      if (edgeLabel.move === move) own = value;
      else if (best === null || value > best) best = value;
    }
    if (own === null) continue;
    open = true;
    if (best === null) continue;
    probability += reached(node);
    mine += reached(node) * own;
    others += reached(node) * best;
  }
  if (!open) return neverHappens(`a decision in round ${round} at which ${name} is open`);
  if (probability === 0) return failed("only-move", `${name} is the only open move in round ${round}`);
  return { mine: mine / probability, others: others / probability };
}

/** The choices among kinds of move that are made in a round. */
function choicesIn({ graph, inner }: Flat, round: number): readonly number[] {
  const found: number[] = [];
  for (let node = 0; node < inner; node++) {
    const chooses = graph.kind[node] === NodeKind.decision && graph.detail[node] === 0;
    if (chooses && graph.round[node] === round) found.push(node);
  }
  return found;
}

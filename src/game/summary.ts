import type { Evaluation } from "./evaluation.ts";
import type { Flat } from "./flat.ts";
import { NodeKind } from "./graph.ts";
import type { Work } from "./work.ts";

/** Everything that one lane says, after both passes and the one in fact (`factValues`: [node * rows + row]). */
export function summarise(flat: Flat, work: Work, factValues: Float64Array, lane: number): Evaluation {
  const { graph, rows } = flat;
  const { lanes, values } = work;
  const byRound = outcomesByRound(flat, work, lane);
  const { alive, trust } = trustPath(flat, work, lane);
  const outcomeCount = graph.outcomeCount;
  const last = (graph.rounds - 1) * outcomeCount;
  const rowsAt = (all: Float64Array): Float64Array =>
    Float64Array.from({ length: rows }, (_, row) => all[row * lanes + lane]);
  return {
    outcomes: byRound.outcomes.slice(last, last + outcomeCount),
    kept: byRound.kept[graph.rounds - 1],
    byRound: byRound.outcomes,
    keptByRound: byRound.kept,
    trust,
    alive,
    expected: rowsAt(values),
    expectedInFact: rowsAt(factValues),
    length: alive.reduce((sum, p) => sum + p, 0),
    ...movesTaken(flat, work, lane),
  };
}

/** Running sums over the ends, which stand in the order of their rounds. */
function outcomesByRound({ graph, inner }: Flat, { lanes, reach, slots }: Work, lane: number) {
  const { outcomeCount, rounds, ends } = graph;
  const outcomes = new Float64Array(rounds * outcomeCount);
  const kept = new Float64Array(rounds);
  let node = inner;
  for (let round = 0; round < rounds; round++) {
    const at = round * outcomeCount;
    if (round > 0) {
      outcomes.copyWithin(at, at - outcomeCount, at);
      kept[round] = kept[round - 1];
    }
    for (; node < graph.nodeCount && graph.round[node] === round + 1; node++) {
      const end = ends[graph.detail[node]];
      const reached = reach[node * lanes + lane];
      outcomes[at + end.outcome] += reached;
      if (end.outcome !== graph.agreement) continue;
      kept[round] += end.kept < 0 ? reached : reached * slots[end.kept * lanes + lane];
    }
  }
  return { outcomes, kept };
}

/**
 * Who is still talking at the start of each round, and with how much trust. Rounds before the start count as talked
 * through with the trust of the start; once nobody can be talking the last trust stands.
 */
function trustPath({ graph }: Flat, { lanes, reach, slots }: Work, lane: number) {
  const { rounds, roundStart, gates, relationCount, state, trustSlots } = graph;
  const alive = new Float64Array(rounds);
  const trust = new Float64Array(rounds * relationCount);
  let started = false;
  for (let round = 0; round < rounds; round++) {
    const at = round * relationCount;
    for (let gate = roundStart[round]; gate < roundStart[round + 1]; gate++) {
      const here = reach[gates[gate] * lanes + lane];
      alive[round] += here;
      const slot = state[gates[gate]] * relationCount;
      for (let r = 0; r < relationCount; r++)
        trust[at + r] += here * slots[trustSlots[slot + r] * lanes + lane];
    }
    const began = roundStart[round + 1] > 0;
    if (alive[round] > 0) {
      for (let r = 0; r < relationCount; r++) trust[at + r] /= alive[round];
    } else if (round > 0 && started) {
      trust.copyWithin(at, at - relationCount, at);
    }
    if (began && !started) {
      started = true;
      alive.fill(1, 0, round);
      for (let before = 0; before < round; before++) {
        trust.copyWithin(before * relationCount, at, at + relationCount);
      }
    }
  }
  return { alive, trust };
}

function movesTaken({ graph, inner }: Flat, { lanes, reach, slots, choice }: Work, lane: number) {
  const { kind, detail, firstEdge, weight, label } = graph;
  const open = new Float64Array(graph.labels.length);
  const taken = new Float64Array(graph.labels.length);
  for (let node = 0; node < inner; node++) {
    if (kind[node] !== NodeKind.decision || detail[node] !== 0) continue;
    const here = reach[node * lanes + lane];
    if (here === 0) continue;
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      if (weight[edge] >= 0 && slots[weight[edge] * lanes + lane] === 0) continue;
      open[label[edge]] += here;
      taken[label[edge]] += here * choice[edge * lanes + lane];
    }
  }
  return { open, taken };
}

/** Adds the probabilities of the outcomes of a block of lanes to those of all: `outcomes[outcome * all + from + lane]`. */
export function addOutcomes(
  { graph, inner }: Flat,
  { lanes, reach, slots }: Work,
  outcomes: Float64Array,
  kept: Float64Array,
  all: number,
  from: number,
): void {
  for (let node = inner; node < graph.nodeCount; node++) {
    const end = graph.ends[graph.detail[node]];
    for (let lane = 0; lane < lanes; lane++) {
      const reached = reach[node * lanes + lane];
      outcomes[end.outcome * all + from + lane] += reached;
      if (end.outcome !== graph.agreement) continue;
      kept[from + lane] += end.kept < 0 ? reached : reached * slots[end.kept * lanes + lane];
    }
  }
}

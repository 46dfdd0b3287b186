import type { Evaluation } from "./evaluation.ts";
import type { Flat } from "./flat.ts";
import type { Work } from "./work.ts";

/** Everything that each of the first `used` lanes says, after all passes. */
export function summarise(flat: Flat, work: Work, used: number): readonly Evaluation[] {
  const { graph, rows } = flat;
  const { lanes } = work;
  return Array.from({ length: used }, (_, lane): Evaluation => {
    const ofLane = (all: Float64Array, count: number): Float64Array =>
      Float64Array.from({ length: count }, (_, index) => all[index * lanes + lane]);
    const byRound = outcomesByRound(flat, work, lane);
    const { alive, trust } = trustPath(flat, work, lane);
    return {
      outcomes: byRound.outcomes.slice(-graph.outcomeCount),
      kept: byRound.kept[graph.rounds - 1],
      byRound: byRound.outcomes,
      keptByRound: byRound.kept,
      trust,
      alive,
      expected: ofLane(work.values, rows),
      expectedInFact: ofLane(work.facts, rows),
      length: alive.reduce((sum, p) => sum + p, 0),
      open: ofLane(work.open, graph.labels.length),
      taken: ofLane(work.taken, graph.labels.length),
    };
  });
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

/** A block of lanes among all of them. */
export interface Block {
  readonly lanes: number;
  readonly from: number;
  readonly used: number;
}

/** Adds the probabilities of the outcomes of a block to those of all: `outcomes[outcome * lanes + from + lane]`. */
export function addOutcomes(
  { graph, inner }: Flat,
  { lanes, reach, slots }: Work,
  outcomes: Float64Array,
  kept: Float64Array,
  block: Block,
): void {
  for (let node = inner; node < graph.nodeCount; node++) {
    const end = graph.ends[graph.detail[node]];
    for (let lane = 0; lane < block.used; lane++) {
      const reached = reach[node * lanes + lane];
      outcomes[end.outcome * block.lanes + block.from + lane] += reached;
      if (end.outcome !== graph.agreement) continue;
      kept[block.from + lane] += end.kept < 0 ? reached : reached * slots[end.kept * lanes + lane];
    }
  }
}

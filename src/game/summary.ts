import type { Evaluation } from "./evaluation.ts";
import type { Flat } from "./flat.ts";
import type { Lane, Reading } from "./reading.ts";
import type { Work } from "./work.ts";

/** Everything that a lane says. */
export const whole: Reading<Evaluation> = {
  key: "whole",
  data: null,
  needs: { inFact: true, moves: true },
  read(lane) {
    const { outcomes, kept } = lane;
    const byRound = endsByRound(lane);
    const { alive, trust } = trustPath(lane);
    return {
      outcomes,
      kept,
      byRound: byRound.outcomes,
      keptByRound: byRound.kept,
      trust,
      alive,
      ...expectations(lane),
      length: lengthOf(alive),
      ...moves(lane),
    };
  },
};

/** The first `used` lanes with the probabilities of their outcomes. */
export function lanesOf(flat: Flat, work: Work, used: number): readonly Lane[] {
  const known = new Map<string, unknown>();
  const together = <Value>(name: string, make: () => Value): Value => {
    if (!known.has(name)) known.set(name, make());
    return known.get(name) as Value;
  };
  return Array.from({ length: used }, (_, lane) => ({
    flat,
    work,
    lane,
    outcomes: column(work.outcomes, flat.graph.outcomeCount, work.lanes, lane),
    kept: work.kept[lane],
    together,
  }));
}

/** Laid out [index * lanes + lane]. */
interface GateSums {
  /** Probability that the round begins: [round - 1]. */
  readonly alive: Float64Array;
  /** Trust weighed by that probability: [(round - 1) * relationCount + relation]. */
  readonly trust: Float64Array;
}

function gateSums({ graph }: Flat, { lanes, reach, slots }: Work): GateSums {
  const { rounds, roundStart, gates, relationCount, state, trustSlots } = graph;
  const alive = new Float64Array(rounds * lanes);
  const trust = new Float64Array(rounds * relationCount * lanes);
  for (let round = 0; round < rounds; round++) {
    for (let gate = roundStart[round]; gate < roundStart[round + 1]; gate++) {
      const here = gates[gate] * lanes;
      for (let lane = 0; lane < lanes; lane++) alive[round * lanes + lane] += reach[here + lane];
      for (let r = 0; r < relationCount; r++) {
        const slot = trustSlots[state[gates[gate]] * relationCount + r] * lanes;
        const to = (round * relationCount + r) * lanes;
        for (let lane = 0; lane < lanes; lane++) trust[to + lane] += reach[here + lane] * slots[slot + lane];
      }
    }
  }
  return { alive, trust };
}

/** Per row, by its own trust and weights, and by the analyst's; the latter needs the pass in fact. */
export function expectations({ flat, work, lane }: Lane): {
  readonly expected: Float64Array;
  readonly expectedInFact: Float64Array;
} {
  return {
    expected: column(work.start, flat.rows, work.lanes, lane),
    expectedInFact: column(work.startInFact, flat.rows, work.lanes, lane),
  };
}

/** By label: how often a move is open, and is taken; needs the pass over moves. */
export function moves({ flat, work, lane }: Lane): {
  readonly open: Float64Array;
  readonly taken: Float64Array;
} {
  const count = flat.graph.labels.length;
  return {
    open: column(work.open, count, work.lanes, lane),
    taken: column(work.taken, count, work.lanes, lane),
  };
}

/** Mean number of rounds: each that begins counts with the probability that it does. */
export const lengthOf = (alive: Float64Array): number => alive.reduce((sum, p) => sum + p, 0);

function column(all: Float64Array, count: number, lanes: number, lane: number): Float64Array {
  const found = new Float64Array(count);
  for (let index = 0; index < count; index++) found[index] = all[index * lanes + lane];
  return found;
}

/** Running sums over the ends, which stand in the order of their rounds. */
export function endsByRound({ flat: { graph, inner }, work, lane }: Lane): {
  readonly outcomes: Float64Array;
  readonly kept: Float64Array;
} {
  const { lanes, reach, slots } = work;
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
export function trustPath(one: Lane): { readonly alive: Float64Array; readonly trust: Float64Array } {
  const { flat, work, lane } = one;
  const { rounds, roundStart, relationCount } = flat.graph;
  const sums = one.together("gates", () => gateSums(flat, work));
  const alive = column(sums.alive, rounds, work.lanes, lane);
  const trust = column(sums.trust, rounds * relationCount, work.lanes, lane);
  let started = false;
  for (let round = 0; round < rounds; round++) {
    const at = round * relationCount;
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

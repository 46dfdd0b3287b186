import type { Lane, Reading } from "../../game/reading.ts";
import { expectations, lengthOf, moves, trustPath } from "../../game/summary.ts";
import type { Model } from "../../scenario/model.ts";
import { dealCanBreak, dealIndex, type Event, share } from "../event.ts";
import { openings } from "../openings.ts";

/** All figures of an approach that have a spread, as one list: where each stands in it, and how it is read. */
export interface Sheet {
  readonly outcome: (event: number) => number;
  /** Of any deal, kept or not; -1 where the file knows none. */
  readonly signed: number;
  readonly length: number;
  /** Mean trust at the start of a round. */
  readonly trust: (relation: number, round: number) => number;
  readonly own: (row: number) => number;
  readonly inFact: (row: number) => number;
  /** How often a move is taken when it is open, in the order of `movesOf`. */
  readonly share: (move: number) => number;
  /** NaN where there is no number: trust when nobody talks any more, the share of a move that is never open. */
  readonly reading: Reading<Float64Array>;
}

/**
 * A brief sheet leaves out what only the full figures show a spread of, and with it two passes: expectations in fact and
 * the shares of moves are then NaN.
 */
export function sheetOf(model: Model, brief: boolean): Sheet {
  const events = eventsOf(model);
  const own = movesOf(model);
  const deal = dealIndex(model);
  const rounds = model.clock?.rounds ?? 0;
  const length = events.length;
  const signed = length + 1;
  const trust = signed + 1;
  const expected = trust + model.relations.length * rounds;
  const inFact = expected + model.rows.length;
  const shares = inFact + model.rows.length;
  return {
    outcome: (event) => event,
    length,
    signed: deal < 0 ? -1 : signed,
    trust: (relation, round) => trust + relation * rounds + round - 1,
    own: (row) => expected + row,
    inFact: (row) => inFact + row,
    share: (move) => shares + move,
    reading: brief
      ? { key: "brief sheet", data: null, needs: {}, read }
      : { key: "sheet", data: null, needs: { inFact: true, moves: true }, read },
  };

  function read(lane: Lane): Float64Array {
    const { outcomes, kept } = lane;
    const path = trustPath(lane);
    const points = expectations(lane);
    const list = new Float64Array(shares + own.length);
    events.forEach(({ event }, at) => {
      list[at] = share(event, outcomes[event.outcome], kept);
    });
    list[length] = lengthOf(path.alive);
    list[signed] = deal < 0 ? 0 : outcomes[deal];
    for (let relation = 0; relation < model.relations.length; relation++) {
      for (let round = 0; round < rounds; round++) {
        list[trust + relation * rounds + round] =
          path.alive[round] > 0 ? path.trust[round * model.relations.length + relation] : Number.NaN;
      }
    }
    list.set(points.expected, expected);
    if (brief) return list.fill(Number.NaN, inFact);
    list.set(points.expectedInFact, inFact);
    const counted = moves(lane);
    own.forEach(({ party, move }, at) => {
      const { open, taken } = openings(lane.flat.graph, counted, party, move);
      list[shares + at] = open > 0 ? taken / open : Number.NaN;
    });
    return list;
  }
}

/** The ends of the talks, with the keys under which they are reported. */
export function eventsOf(model: Model): readonly { readonly key: string; readonly event: Event }[] {
  const splits = dealCanBreak(model);
  return model.outcomes.flatMap(({ id, agreement }, outcome): { key: string; event: Event }[] =>
    agreement && splits
      ? [
          { key: "deal.kept", event: { outcome, part: "lasting" } },
          { key: "deal.broken", event: { outcome, part: "broken" } },
        ]
      : [{ key: id, event: { outcome, part: "whole" } }],
  );
}

/** Every move of the file, in its order. */
export const movesOf = (model: Model): readonly { readonly party: number; readonly move: number }[] =>
  model.parties.flatMap((party, p) => party.moves.map((_, move) => ({ party: p, move })));

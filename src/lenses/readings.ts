import type { Lane, Reading } from "../game/reading.ts";
import { endsByRound, expectations, moves, trustPath } from "../game/summary.ts";
import type { Event } from "./event.ts";
import type { Failure } from "./failure.ts";
import { type By, expectedGiven } from "./given.ts";
import { type MoveWorth, moveWorth, type Place } from "./moveworth.ts";
import { type Openings, openings } from "./openings.ts";

/**
 * Everything that a question may read out of an evaluation, as plain data: what another thread is asked for, since a
 * function cannot be sent there.
 */
export type ReadingData =
  | { readonly kind: "ends" | "ends by round" | "path" | "own" | "in fact" }
  | ({ readonly kind: "given" } & Given)
  | ({ readonly kind: "openings" } & Opening)
  | ({ readonly kind: "worth" } & Place);

interface Given {
  readonly row: number;
  readonly by: By;
  readonly event: Event;
  /** What the event is called, for the reason why there is no number. */
  readonly name: string;
}

interface Opening {
  readonly party: number;
  readonly move: number;
}

function portable<Value extends object>(
  data: ReadingData,
  read: (lane: Lane) => Value | Failure,
  needs: Reading<Value>["needs"] = {},
): Reading<Value> {
  return { key: JSON.stringify(data), data, needs, read };
}

/** Not the lane itself, which goes with the next evaluation. */
export const ends = portable({ kind: "ends" }, ({ outcomes, kept }) => ({ outcomes, kept }));
export const byRounds = portable({ kind: "ends by round" }, endsByRound);
export const path = portable({ kind: "path" }, trustPath);
export const own = portable({ kind: "own" }, (lane) => expectations(lane).expected);
export const inFact = portable({ kind: "in fact" }, (lane) => expectations(lane).expectedInFact, {
  inFact: true,
});

export const given = ({ row, by, event, name }: Given): Reading<{ readonly expected: number }> =>
  portable({ kind: "given", row, by, event, name }, (lane) => expectedGiven(lane, row, by, event, name));

export const openingsOf = ({ party, move }: Opening): Reading<Openings> =>
  portable({ kind: "openings", party, move }, (lane) => openings(lane.flat.graph, moves(lane), party, move), {
    moves: true,
  });

export const worthOf = (place: Place): Reading<MoveWorth> =>
  portable({ kind: "worth", ...place }, (lane) => moveWorth(lane, place));

/** The reading that data of one stands for. */
export function readingFrom(data: ReadingData): Reading<object> {
  switch (data.kind) {
    case "ends":
      return ends;
    case "ends by round":
      return byRounds;
    case "path":
      return path;
    case "own":
      return own;
    case "in fact":
      return inFact;
    case "given":
      return given(data);
    case "openings":
      return openingsOf(data);
    case "worth":
      return worthOf(data);
  }
}

import { type Exact, fraction, zero } from "../../maths/exact.ts";
import { greatest } from "../../maths/whole.ts";
import type { Passing } from "./ballot.ts";
import { compile, wholeOf } from "./compiled.ts";
import type { Limits } from "./frontier.ts";
import { combinations } from "./groups.ts";
import { chamberOf } from "./home.ts";
import { type Point, pointsOf } from "./point.ts";
import { poll } from "./poll.ts";
import { shortlist } from "./shortlist.ts";
import type { Stakes } from "./solutions.ts";
import type { Space } from "./space.ts";
import type { Zone } from "./zone.ts";

/** The packages that both the leaders and some homes accept. */
export interface Ratified {
  /** Null where they were not counted. */
  readonly packages: bigint | null;
  /** What of them is beaten by no other of them, in falling order. */
  readonly frontier: readonly Point[];
  /** Null when there are none. */
  readonly stakes: Stakes | null;
}

/** What homes do to the zone of the leaders (Putnam, "Diplomacy and domestic politics", Int. Organization 42 (1988)). */
export interface Ratification {
  readonly homes: readonly HomeFound[];
  readonly factions: readonly FactionFound[];
  /** The packages that pass everywhere. */
  readonly all: Ratified;
  /** Frontier points of the leaders' zone that can be ratified. */
  readonly surviving: readonly Point[];
  readonly skipped: readonly string[];
}

interface HomeFound {
  readonly party: number;
  /** Packages that pass at this home, whatever leaders and others say; null where they were not counted. */
  readonly winSet: bigint | null;
  /** The leaders' zone with this home alone: what its hands being tied does (Schelling, The Strategy of Conflict, 1960). */
  readonly alone: Ratified;
}

export interface FactionFound {
  readonly party: number;
  readonly faction: number;
  /** Packages that the faction accepts. */
  readonly accepts: bigint | null;
  /** What passes everywhere when this faction has no veto; null where it has none now. */
  readonly withoutVeto: { readonly packages: bigint | null; readonly open: boolean } | null;
  /**
   * By how much its reservation alone must fall for something to pass everywhere: 0 where something passes already. Null
   * where that cannot help.
   */
  readonly lowering: Exact | null;
}

/** Null where no party has a home that could refuse. Goes through all packages, or through the best of them for anyone. */
export function ratificationOf(space: Space, zone: Zone, limits: Limits): Ratification | null {
  const homes = space.parties.flatMap(({ home }, party) =>
    home === null || home.decides.kind === "leader" ? [] : [{ party, home }],
  );
  if (homes.length === 0) return null;
  const factions = homes.flatMap(({ party, home }) =>
    home.factions.map((each, faction) => ({ party, faction, ...each })),
  );
  const compiled = compile(space, [
    ...space.parties.map(({ worth }, k) => ({
      worth,
      beside: [{ top: 1n, bottom: zone.compiled.units[k] }],
    })),
    ...factions.map(({ worth, reservation }) => ({ worth, beside: [reservation] })),
  ]);
  const parties = space.parties.length;
  const reservations = [
    ...zone.reservations,
    ...factions.map(({ reservation }, f) =>
      reservation === null ? null : wholeOf(reservation, compiled.units[parties + f]),
    ),
  ];
  const seats = homes.map(({ party, home }, index) => ({
    party,
    chamber: chamberOf(home),
    first: homes.slice(0, index).reduce((sum, before) => sum + before.home.factions.length, parties),
  }));
  const question = { parties, compiled, seats, reservations };
  const enumerable = combinations(compiled, [...compiled.sizes.keys()]) <= BigInt(limits.enumerate);
  const answer = enumerable ? poll(question) : shortlist(question, limits);

  const ratified = ({ packages, front }: Passing): Ratified => {
    const frontier = pointsOf(compiled, front);
    if (frontier.length === 0) return { packages, frontier, stakes: null };
    const ideal = space.parties.map((_, k) => greatest(frontier.map(({ whole }) => whole[k]))!);
    const without = zone.reservations.map((each, k) => each ?? zone.least![k]);
    return { packages, frontier, stakes: { units: zone.compiled.units, without, ideal } };
  };
  const all = ratified(answer.all);
  return {
    homes: seats.map(({ party }, seat) => ({
      party,
      winSet: answer.winSets[seat],
      alone: ratified(answer.alone[seat]),
    })),
    factions: factions.map(({ party, faction }, f) => ({
      party,
      faction,
      accepts: answer.accepts[f],
      withoutVeto: answer.withoutVeto[f],
      lowering: lowering(all, reservations[parties + f], answer.most[f], compiled.units[parties + f]),
    })),
    all,
    surviving: surviving(zone, all.frontier),
    skipped: answer.skipped,
  };
}

/** While nothing passes, a faction without which something would pass accepts nothing of it. */
function lowering(
  { frontier }: Ratified,
  reservation: bigint | null,
  most: bigint | null,
  unit: bigint,
): Exact | null {
  if (frontier.length > 0) return zero;
  return most === null || reservation === null ? null : fraction(reservation - most, unit);
}

/** A package that passes and brings what a frontier point brings is beaten by nothing that passes. */
function surviving(zone: Zone, passing: readonly Point[]): readonly Point[] {
  const known = new Set(passing.map(({ whole }) => whole.join()));
  return zone.points.filter(({ whole }) => known.has(whole.join()));
}

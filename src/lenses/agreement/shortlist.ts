import { type Front, frontOf, strideOf, widthOf } from "../../maths/front.ts";
import { greatest } from "../../maths/whole.ts";
import type { Answer, Passing, Question } from "./ballot.ts";
import { layoutOf } from "./compiled.ts";
import { frontier, type Limits } from "./frontier.ts";
import { pointsOf } from "./point.ts";

/**
 * Asks everyone about the packages that nobody would exchange for another alone: the frontier over leaders and factions
 * together. Whatever passes is beaten or matched there by something that passes as well, since nobody refuses what is at
 * least as good, so nothing is lost but the counts.
 */
export function shortlist({ parties, compiled, seats, reservations }: Question, limits: Limits): Answer {
  const leaders = reservations.map((each, row) => (row < parties ? each : null));
  const { front, skipped } = frontier(compiled, leaders, limits);
  const points = pointsOf(compiled, front);
  const votes = points.map(({ whole }) =>
    seats.map(({ chamber, first }) =>
      Array.from({ length: chamber.factions }, (_, faction) => first + faction).reduce(
        (all, row, faction) => (accepts(whole[row], reservations[row]) ? all | (1 << faction) : all),
        0,
      ),
    ),
  );
  const carried = votes.map((each) => seats.map(({ chamber }, seat) => chamber.passes(each[seat])));
  const members = seats.flatMap(({ chamber, first }, seat) =>
    Array.from({ length: chamber.factions }, (_, faction) => ({ seat, faction, row: first + faction })),
  );
  const elsewhere = (point: number, seat: number): boolean =>
    carried[point].every((yes, other) => yes || other === seat);
  const passing = (keep: (point: number) => boolean): Passing => ({
    packages: null,
    front: overParties(front, layoutOf(compiled, parties), keep),
  });
  return {
    winSets: seats.map(() => null),
    accepts: members.map(() => null),
    alone: seats.map((_, seat) => passing((point) => carried[point][seat])),
    all: passing((point) => carried[point].every((yes) => yes)),
    withoutVeto: members.map(({ seat, faction }) => {
      const freed = seats[seat].chamber.withoutVeto(faction);
      if (freed === null) return null;
      const open = points.some((_, point) => elsewhere(point, seat) && freed.passes(votes[point][seat]));
      return { packages: null, open };
    }),
    most: members.map(({ seat, faction, row }) =>
      greatest(
        points
          .filter((_, point) => {
            const willing = votes[point][seat] | (1 << faction);
            return elsewhere(point, seat) && seats[seat].chamber.passes(willing);
          })
          .map(({ whole }) => whole[row]),
      ),
    ),
    skipped,
  };
}

const accepts = (whole: bigint, floor: bigint | null): boolean => floor === null || whole >= floor;

/** Some rows of a front, with the entries of the parties alone. */
function overParties(front: Front, layout: Front["layout"], keep: (row: number) => boolean): Front {
  const kept = [...Array(front.size).keys()].filter(keep);
  const stride = strideOf(layout);
  const rows = new Float64Array(kept.length * stride);
  kept.forEach((row, index) => {
    const from = row * strideOf(front.layout);
    rows.set(front.rows.subarray(from, from + widthOf(layout)), index * stride);
    const rest = front.rows.subarray(from + widthOf(front.layout), from + strideOf(front.layout));
    rows.set(rest, index * stride + widthOf(layout));
  });
  return frontOf(layout, rows, kept.length);
}

import { compareLimbs, oneNumber, readLimbs } from "../../maths/limbs.ts";
import type { Answer, Passing, Question } from "./ballot.ts";
import { census } from "./census.ts";
import { collector } from "./collector.ts";
import { layoutOf } from "./compiled.ts";

/** Asks everyone about every package. */
export function poll({ parties, compiled, seats, reservations }: Question): Answer {
  const { limbs } = compiled;
  const layout = layoutOf(compiled, parties);
  const floors = reservations.map((each) => (each === null ? null : oneNumber(each, limbs)));
  const every = collector(layout);
  const alone = seats.map(() => collector(layout));
  const counts = { all: 0, alone: seats.map(() => 0), winSets: seats.map(() => 0) };
  const members = seats.flatMap(({ chamber, first }, seat) =>
    Array.from({ length: chamber.factions }, (_, faction) => ({
      seat,
      faction,
      row: first + faction,
      freed: chamber.withoutVeto(faction),
      accepts: 0,
      spared: 0,
      most: null as Float64Array | null,
    })),
  );
  const accepting = new Int32Array(seats.length);

  const accepts = (points: Float64Array, at: number, row: number): boolean => {
    const floor = floors[row];
    return floor === null || compareLimbs(points, at + row * limbs, floor, 0, limbs) >= 0;
  };
  if (!compiled.impossible) {
    const issues = [...compiled.sizes.keys()];
    census(compiled, issues, layout, compiled.constant, compiled.ceilings, (points, at, row) => {
      accepting.fill(0);
      for (const member of members) {
        if (!accepts(points, at, member.row)) continue;
        member.accepts++;
        accepting[member.seat] |= 1 << member.faction;
      }
      let refusing = 0;
      let lastRefusing = 0;
      let leaders = true;
      for (let k = 0; leaders && k < parties; k++) leaders = accepts(points, at, k);
      for (let seat = 0; seat < seats.length; seat++) {
        if (seats[seat].chamber.passes(accepting[seat])) {
          counts.winSets[seat]++;
          if (!leaders) continue;
          counts.alone[seat]++;
          alone[seat].offer(row, 0);
        } else {
          refusing++;
          lastRefusing = seat;
        }
      }
      if (!leaders || refusing > 1) return;
      if (refusing === 0) {
        counts.all++;
        every.offer(row, 0);
      }
      for (const member of members) {
        // Whoever sits in another home cannot help where this one refuses.
        if (refusing === 1 && member.seat !== lastRefusing) continue;
        const votes = accepting[member.seat];
        if (member.freed?.passes(votes)) member.spared++;
        if (!seats[member.seat].chamber.passes(votes | (1 << member.faction))) continue;
        const own = at + member.row * limbs;
        if (member.most === null) member.most = points.slice(own, own + limbs);
        else if (compareLimbs(points, own, member.most, 0, limbs) > 0)
          member.most.set(points.subarray(own, own + limbs));
      }
    });
  }
  const passing = (packages: number, front: Passing["front"]): Passing => ({
    packages: BigInt(packages),
    front,
  });
  return {
    winSets: counts.winSets.map(BigInt),
    accepts: members.map((member) => BigInt(member.accepts)),
    alone: alone.map((each, seat) => passing(counts.alone[seat], each.front())),
    all: passing(counts.all, every.front()),
    withoutVeto: members.map(({ freed, spared }) =>
      freed === null ? null : { packages: BigInt(spared), open: spared > 0 },
    ),
    most: members.map(({ most }) => (most === null ? null : readLimbs(most, 0, limbs))),
    skipped: [],
  };
}

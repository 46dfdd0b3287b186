import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, type Exact, fraction, subtract, zero } from "../../maths/exact.ts";
import { type Limits, usualLimits } from "./frontier.ts";
import { chamberOf } from "./home.ts";
import { type Ratified, ratificationOf } from "./ratification.ts";
import type { Decision, Home, Space } from "./space.ts";
import {
  type Draft,
  type DraftWorth,
  drafts,
  everyPackage,
  pointsOf,
  slowFront,
  smallTaste,
  spaceOf,
  stretched,
  worthDraft,
  worthOfDraft,
} from "./spaces.laws.ts";
import { zoneOf } from "./zone.ts";

interface DraftFaction extends DraftWorth {
  readonly reservation: number | null;
  readonly weight: number;
  readonly veto: boolean;
}

interface DraftHome {
  readonly decides: Decision;
  readonly factions: readonly DraftFaction[];
}

type Case = readonly [Draft, readonly (DraftHome | null)[]];

const whole = (value: number): Exact => fraction(BigInt(value), 1n);

const cases: fc.Arbitrary<Case> = drafts({
  ...smallTaste,
  parties: { min: 2, max: 3 },
  issues: { min: 1, max: 4 },
  joint: 2,
  combinations: 120,
}).chain((draft) =>
  fc.tuple(
    fc.constant(draft),
    fc.array(fc.option(homeOf(draft.sizes), { freq: 4 }), {
      minLength: draft.parties.length,
      maxLength: draft.parties.length,
    }),
  ),
);

function homeOf(sizes: readonly number[]): fc.Arbitrary<DraftHome> {
  const faction: fc.Arbitrary<DraftFaction> = fc
    .tuple(
      worthDraft(sizes, 1),
      fc.record({
        reservation: fc.option(fc.integer({ min: -3, max: 14 }), { freq: 5 }),
        weight: fc.integer({ min: 0, max: 4 }),
        veto: fc.boolean(),
      }),
    )
    .map(([worth, rest]) => ({ ...worth, ...rest }));
  return fc.record({
    decides: fc.oneof(
      fc.constantFrom<Decision>({ kind: "leader" }, { kind: "majority" }, { kind: "unanimity" }),
      fc.integer({ min: 0, max: 9 }).map((weight): Decision => ({ kind: "quota", weight: whole(weight) })),
    ),
    factions: fc.array(faction, { minLength: 1, maxLength: 3 }),
  });
}

function spaceWithHomes([draft, homes]: Case): Space {
  const space = spaceOf(draft);
  return {
    ...space,
    parties: space.parties.map((party, k) => ({
      ...party,
      home: homes[k] === null ? null : homeAt(homes[k]),
    })),
  };
}

const homeAt = ({ decides, factions }: DraftHome): Home => ({
  decides,
  factions: factions.map((each, f) => ({
    id: `f${f + 1}`,
    name: `Faction ${f + 1}`,
    worth: worthOfDraft(each, { stretch: "none" }),
    reservation: each.reservation === null ? null : whole(each.reservation),
    weight: whole(each.weight),
    veto: each.veto,
  })),
});

/** Votes, straight from the rules. */
function passes({ decides, factions }: DraftHome, accepts: readonly boolean[], spared = -1): boolean {
  if (decides.kind === "leader") return true;
  const refuses = (f: number): boolean => !accepts[f];
  if (factions.some(({ veto }, f) => veto && f !== spared && refuses(f))) return false;
  if (decides.kind === "unanimity") return accepts.every((yes) => yes);
  const weight = factions.reduce((sum, each, f) => sum + (accepts[f] ? each.weight : 0), 0);
  if (decides.kind === "quota") return compare(whole(weight), decides.weight) >= 0;
  return 2 * weight > factions.reduce((sum, each) => sum + each.weight, 0);
}

function slowly([draft, homes]: Case) {
  const all = everyPackage(draft).map((each) => ({
    ...each,
    votes: homes.map((home) =>
      (home?.factions ?? []).map(
        (one) => one.reservation === null || pointsOf(draft.sizes, one, each.values) >= one.reservation,
      ),
    ),
  }));
  type Voted = (typeof all)[number];
  const leaders = ({ points }: Voted): boolean =>
    points.every((value, k) => value >= (draft.parties[k].reservation ?? Number.NEGATIVE_INFINITY));
  const at = (one: Voted, k: number, spared = -1): boolean =>
    homes[k] === null || passes(homes[k], one.votes[k], spared);
  const everywhere = (one: Voted, but = -1): boolean => homes.every((_, k) => k === but || at(one, k));
  return { all, leaders, at, everywhere };
}

const told = (ratified: Ratified, draft: Draft, units: readonly bigint[]) =>
  ratified.frontier.map((point) => ({
    points: point.whole.map((each, k) => {
      const { top, bottom } = stretched(1, draft.parties[k]);
      return Number((each * bottom) / (units[k] * top));
    }),
    packages: ratified.packages === null ? null : Number(point.packages),
  }));

const ways: Readonly<Record<string, Limits>> = {
  "all packages": usualLimits,
  "the best for anyone": { ...usualLimits, enumerate: 0 },
};

describe("ratification is what asking everyone says", () => {
  for (const [way, limits] of Object.entries(ways)) {
    test(`by ${way}`, () => {
      fc.assert(
        fc.property(cases, (drawn) => {
          const [draft, homes] = drawn;
          const space = spaceWithHomes(drawn);
          const zone = zoneOf(space, usualLimits);
          const found = ratificationOf(space, zone, limits);
          const binding = homes.flatMap((home, k) =>
            home === null || home.decides.kind === "leader" ? [] : [k],
          );
          if (found === null) {
            expect(binding).toEqual([]);
            return;
          }
          expect(found.skipped).toEqual([]);
          const { all, leaders, at, everywhere } = slowly(drawn);
          const counted = way === "all packages";
          const count = (suits: (one: (typeof all)[number]) => boolean): bigint | null =>
            counted ? BigInt(all.filter(suits).length) : null;
          const front = (suits: (one: (typeof all)[number]) => boolean) =>
            slowFront(all.filter(suits)).map(({ points, packages }) => ({
              points,
              packages: counted ? packages.length : null,
            }));
          const ratified = (one: (typeof all)[number]): boolean => leaders(one) && everywhere(one);
          const units = zone.compiled.units;
          expect(told(found.all, draft, units)).toEqual(front(ratified));
          expect(found.all.packages).toBe(count(ratified));
          expect(found.homes.map(({ party }) => party)).toEqual(binding);
          for (const { party, winSet, alone } of found.homes) {
            expect(winSet).toBe(count((one) => at(one, party)));
            expect(told(alone, draft, units)).toEqual(front((one) => leaders(one) && at(one, party)));
          }
          const passing = new Set(all.filter(ratified).map(({ points }) => String(points)));
          const zoneFront = slowFront(all).filter((group) => leaders({ ...all[0], points: group.points }));
          expect(found.surviving.length).toBe(
            zoneFront.filter(({ points }) => passing.has(String(points))).length,
          );
          for (const { party, faction, accepts, withoutVeto, lowering } of found.factions) {
            const one = homes[party]!.factions[faction];
            expect(accepts).toBe(count(({ votes }) => votes[party][faction]));
            const spared = (each: (typeof all)[number]): boolean =>
              leaders(each) && everywhere(each, party) && at(each, party, faction);
            if (!one.veto) expect(withoutVeto).toBeNull();
            else {
              expect(withoutVeto!.packages).toBe(count(spared));
              expect(withoutVeto!.open).toBe(all.some(spared));
            }
            const willing = all.filter(
              (each) =>
                leaders(each) &&
                everywhere(each, party) &&
                passes(homes[party]!, each.votes[party].with(faction, true)),
            );
            if (all.some(ratified)) expect(lowering).toEqual(zero);
            else if (willing.length === 0) expect(lowering).toBeNull();
            else {
              const most = Math.max(...willing.map(({ values }) => pointsOf(draft.sizes, one, values)));
              expect(lowering).toEqual(subtract(whole(one.reservation!), whole(most)));
            }
          }
        }),
        { seed: 81, numRuns: 150 },
      );
    });
  }
});

test("a home with too many factions is refused", () => {
  const faction = homeAt({ decides: { kind: "majority" }, factions: [] });
  const one = {
    id: "f",
    name: "F",
    worth: { constant: zero, tables: [], terms: [], atMost: null },
    reservation: null,
    weight: zero,
    veto: false,
  };
  const crowd = { ...faction, factions: Array.from({ length: 21 }, () => one) };
  expect(() => chamberOf(crowd)).toThrow("unsupported number of factions: 21");
});

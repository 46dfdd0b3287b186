import { describe, expect, test } from "vitest";
import { compare, toText } from "../../maths/exact.ts";
import { counterOf } from "./counter.ts";
import { usualLimits } from "./frontier.ts";
import { openingOf } from "./opening.ts";
import { oppositionOf } from "./opposition.ts";
import { exact, oracleSpaces } from "./oracles.laws.ts";
import { exactPoints, type Point } from "./point.ts";
import { ratificationOf } from "./ratification.ts";
import { type Solution, solutionsOf, utilitarian } from "./solutions.ts";
import { zoneOf } from "./zone.ts";

/** Facts that a separate program found by plain enumeration in rational arithmetic; decimals to nine places. */
const decimals = 9;

interface Fact {
  readonly u: readonly string[];
  readonly packages: number;
}
type Facts = readonly Fact[] | { readonly ties: number; readonly first: Fact; readonly last: Fact };

for (const entry of oracleSpaces()) {
  describe(`${entry.id}: ${entry.what}`, () => {
    const { space } = entry;
    const zone = zoneOf(space, usualLimits);
    const { compiled, frontier, points, reservations, found } = zone;
    const expected = entry.expected;
    const texts = (whole: readonly bigint[]): readonly string[] =>
      whole.map((each, k) => toText(exactPoints(compiled, k, each)));
    const told = (all: readonly Point[]) =>
      all.map((point) => ({ u: texts(point.whole), packages: Number(point.packages) }));
    const plain = ({ u, packages }: Fact) => ({ u: u.map((each) => toText(exact(each))), packages });
    const agree = (all: readonly Point[], facts: Facts): void => {
      const ours = told(all);
      if (Array.isArray(facts)) expect(ours).toEqual(facts.map(plain));
      else {
        const { ties, first, last } = facts as Exclude<Facts, readonly Fact[]>;
        expect([ours.length, ours[0], ours[ours.length - 1]]).toEqual([ties, plain(first), plain(last)]);
      }
    };

    test("counts", () => {
      expect(zone.skipped).toEqual([]);
      expect(found.tallied).toBe(true);
      expect(Number(found.packages)).toBe(expected.packages);
      expect(frontier.length).toBe(expected.frontier_points);
      expect(frontier.reduce((sum, point) => sum + point.packages, 0n)).toBe(
        BigInt(expected.frontier_packages),
      );
      expect(points.length).toBe(expected.zone_frontier_points);
      expect(counterOf(compiled, usualLimits)!.reaching(reservations)).toBe(BigInt(expected.zone_packages));
    });

    test("least and most", () => {
      expect(texts(zone.least!)).toEqual(expected.min_u.map((each) => toText(exact(each))));
      expect(texts(zone.most!)).toEqual(expected.max_u.map((each) => toText(exact(each))));
      const ideal =
        "ideal_in_zone" in expected ? expected.ideal_in_zone!.map((each) => toText(exact(each))) : null;
      expect(zone.ideal === null ? null : texts(zone.ideal)).toEqual(ideal);
    });

    test("solution points", () => {
      agree(utilitarian(frontier, compiled.units).points, expected.utilitarian_all as Facts);
      const solutions = zone.stakes === null ? [] : solutionsOf(points, zone.stakes);
      if (solutions.length === 0) expect(expected.nash).toEqual([]);
      const facts: Record<Solution["name"], unknown> = {
        nash: expected.nash,
        "kalai-smorodinsky": "ks_maxmin" in expected ? expected.ks_maxmin : null,
        egalitarian: "egalitarian" in expected ? expected.egalitarian : null,
        utilitarian: "utilitarian_in_zone" in expected ? expected.utilitarian_in_zone : null,
        maximin: "maximin" in expected ? expected.maximin : null,
      };
      for (const { name, points: best, value } of solutions) {
        agree(best, facts[name] as Facts);
        const known =
          name === "nash" && "nash_product" in expected
            ? expected.nash_product
            : name === "kalai-smorodinsky" && "ks_maxmin_value" in expected
              ? expected.ks_maxmin_value
              : null;
        if (known !== null) expect(compare(value!, exact(known!))).toBe(0);
      }
    });

    test("openness, what one party would have to give, and opposition", () => {
      const { openness, alone } = openingOf(frontier, reservations, compiled.units);
      expect(toText(openness!.value)).toBe(toText(exact(expected.openness)));
      const gains: Readonly<Record<string, string | undefined>> =
        expected.best_gain_of_party_given_others_accept;
      expect(alone.map((one) => toText(one!.gain))).toEqual(
        Object.values(gains).map((each) => toText(exact(each!))),
      );
      const { toOnes, scaled } = oppositionOf(frontier, points, compiled.units);
      const known = "opposition_scaled_zone" in expected ? expected.opposition_scaled_zone : null;
      if (known === null) expect(scaled).toBeNull();
      else expect(scaled).toBeCloseTo(known!, decimals);
      if ("opposition_to_ones" in expected)
        expect(toOnes).toBeCloseTo(expected.opposition_to_ones!, decimals);
      else expect(toOnes).toBeNull();
    });

    test("ratification", () => {
      const ratification = ratificationOf(space, zone, usualLimits);
      if (!("ratification" in expected)) {
        expect(ratification).toBeNull();
        return;
      }
      const known = expected.ratification!;
      const { homes, factions, all, surviving } = ratification!;
      const name = (party: number): string => space.parties[party].name;
      expect(Object.fromEntries(homes.map(({ party, winSet }) => [name(party), Number(winSet)]))).toEqual(
        known.win_set,
      );
      const label = (party: number, faction: number): string =>
        `${name(party)}/${space.parties[party].home!.factions[faction].name}`;
      expect(
        Object.fromEntries(
          factions.map(({ party, faction, accepts }) => [label(party, faction), Number(accepts)]),
        ),
      ).toEqual(known.faction_accepts);
      expect(Number(all.packages)).toBe(known.ratifiable_zone);
      expect(all.frontier.length).toBe(known.ratifiable_frontier_points_among_ratifiable);
      expect(surviving.length).toBe(known.frontier_points_that_are_ratifiable);
      expect(
        Object.fromEntries(
          factions.flatMap(({ party, faction, withoutVeto }) =>
            withoutVeto === null ? [] : [[label(party, faction), Number(withoutVeto.packages)]],
          ),
        ),
      ).toEqual(known.zone_if_this_veto_is_lifted);
      expect(
        Object.fromEntries(
          factions.map(({ party, faction, lowering }) => [label(party, faction), toText(lowering!)]),
        ),
      ).toEqual(known.least_lowering_of_one_faction_that_opens_zone);
      const [nash, , egalitarian] = solutionsOf(all.frontier, all.stakes!);
      expect(nash.points.map(({ whole }) => texts(whole))).toEqual(
        known.nash_in_ratifiable_zone.map(({ u }) => u),
      );
      expect(nash.points[0].first.map((value, issue) => space.issues[issue].values[value])).toEqual(
        known.nash_in_ratifiable_zone[0].package,
      );
      expect(toText(egalitarian.value!)).toBe(known.egalitarian_gain_in_ratifiable_zone);
    });
  });
}

import { describe, expect, test } from "vitest";
import type { Domain } from "../../interchange/domain.ts";
import { named, present, publicFiles, publicSources } from "../../interchange/public.laws.ts";
import { readDomain } from "../../interchange/read.ts";
import { compare, parseExact, toNumber, toText } from "../../maths/exact.ts";
import { counterOf } from "./counter.ts";
import { spaceFromDomain } from "./fromDomain.ts";
import { usualLimits } from "./frontier.ts";
import { openingOf } from "./opening.ts";
import { oppositionOf } from "./opposition.ts";
import { exactPoints, type Point } from "./point.ts";
import facts from "./public.laws.json" with { type: "json" };
import { type Solution, solutionsOf, utilitarian } from "./solutions.ts";
import { zoneOf } from "./zone.ts";

/** The facts hold decimals of nine places and more. */
const decimals = 9;

interface Fact {
  readonly u?: readonly string[];
  readonly u_dec?: readonly number[];
  readonly packages: number;
}
type Ties = readonly Fact[] | { readonly ties: number; readonly first: Fact; readonly last: Fact };
interface Expected {
  readonly packages?: number;
  readonly frontier_points: number;
  readonly frontier_packages: number;
  readonly zone_frontier_points?: number;
  readonly zone_packages: number;
  readonly min_u?: readonly string[];
  readonly max_u: readonly (string | number)[];
  readonly nash: Ties;
  readonly nash_product?: string | number;
  readonly ks_maxmin?: Ties;
  readonly egalitarian?: Ties;
  readonly maximin?: Ties;
  readonly utilitarian_in_zone?: Ties;
  readonly utilitarian_all?: Ties;
  readonly openness?: string | number;
  readonly opposition_to_ones?: number;
  readonly opposition_scaled_zone?: number;
}

const read = (path: string, files: readonly string[] | null, reading: string): Domain => {
  const sources = files === null ? publicFiles(path) : publicSources(path, files);
  const { domain, problems } = readDomain(sources, { evaluation: reading === "raw" ? "raw" : "genius" });
  if (domain === null) throw new Error(problems.map(({ message }) => message).join("; "));
  return domain;
};

/** Exact texts of fractions where the facts have them, decimals otherwise. */
function sameNumber(ours: string, known: string | number): void {
  if (typeof known === "number") expect(toNumber(parseExact(ours)!)).toBeCloseTo(known, decimals);
  else expect([ours, compare(parseExact(ours)!, parseExact(known)!)]).toEqual([ours, 0]);
}

describe("facts about public domains", () => {
  for (const { path, files, reading, expected: known } of facts.entries) {
    const expected = known as unknown as Expected;
    test.skipIf(!present)(named(`${path}, ${reading}`), () => {
      const made = spaceFromDomain(read(path, files, reading));
      if ("code" in made) throw new Error(made.message);
      const zone = zoneOf(made.space, usualLimits);
      const { compiled, frontier, points, found, reservations } = zone;
      const texts = (whole: readonly bigint[]): readonly string[] =>
        whole.map((each, k) => toText(exactPoints(compiled, k, each)));
      const same = (point: Point, fact: Fact): void => {
        expect(Number(point.packages)).toBe(fact.packages);
        texts(point.whole).forEach((each, k) => {
          sameNumber(each, fact.u?.[k] ?? fact.u_dec![k]);
        });
      };
      const agree = (ours: readonly Point[], ties: Ties): void => {
        const [count, first, last] = Array.isArray(ties)
          ? [ties.length, ties[0], ties[ties.length - 1]]
          : (({ ties: all, first: a, last: b }) => [all, a, b] as const)(
              ties as Exclude<Ties, readonly Fact[]>,
            );
        expect(ours.length).toBe(count);
        if (count === 0) return;
        same(ours[0], first as Fact);
        same(ours[ours.length - 1], last as Fact);
      };
      expect([zone.skipped, found.tallied]).toEqual([[], true]);
      expect(frontier.length).toBe(expected.frontier_points);
      expect(Number(frontier.reduce((sum, { packages }) => sum + packages, 0n))).toBe(
        expected.frontier_packages,
      );
      expect(Number(counterOf(compiled, usualLimits)!.reaching(reservations))).toBe(expected.zone_packages);
      if (expected.packages !== undefined) expect(Number(found.packages)).toBe(expected.packages);
      if (expected.zone_frontier_points !== undefined)
        expect(points.length).toBe(expected.zone_frontier_points);
      texts(zone.most!).forEach((each, k) => {
        sameNumber(each, expected.max_u[k]);
      });
      if (expected.min_u !== undefined) {
        texts(zone.least!).forEach((each, k) => {
          sameNumber(each, expected.min_u![k]);
        });
      }
      const solutions = zone.stakes === null ? [] : solutionsOf(points, zone.stakes);
      if (solutions.length === 0) expect(expected.nash).toEqual([]);
      const ties: Record<Solution["name"], Ties | undefined> = {
        nash: expected.nash,
        "kalai-smorodinsky": expected.ks_maxmin,
        egalitarian: expected.egalitarian,
        utilitarian: expected.utilitarian_in_zone,
        maximin: expected.maximin,
      };
      for (const { name, points: best } of solutions) if (ties[name] !== undefined) agree(best, ties[name]);
      if (expected.utilitarian_all !== undefined) {
        agree(utilitarian(frontier, compiled.units).points, expected.utilitarian_all);
      }
      if (expected.openness !== undefined) {
        const { openness } = openingOf(frontier, reservations, compiled.units);
        sameNumber(toText(openness!.value), expected.openness);
      }
      const { toOnes, scaled } = oppositionOf(frontier, points, compiled.units);
      if (expected.opposition_to_ones !== undefined)
        expect(toOnes).toBeCloseTo(expected.opposition_to_ones, decimals);
      if (expected.opposition_scaled_zone !== undefined) {
        expect(scaled).toBeCloseTo(expected.opposition_scaled_zone, decimals);
      }
    });
  }
});

describe("facts about public hyper-rectangles: ten issues of ten values, twenty rectangles a party", () => {
  const sources = [
    [
      "10issues",
      [
        [449, 885],
        [450, 825],
        [502, 811],
        [520, 756],
        [546, 727],
        [547, 667],
        [608, 660],
        [609, 600],
        [661, 586],
        [662, 526],
      ],
      10,
    ],
    [
      "10issueswithRV",
      [
        [376, 625],
        [381, 612],
        [433, 595],
        [457, 565],
        [461, 165],
        [509, 135],
        [512, 92],
        [536, 86],
      ],
      2,
    ],
  ] as const;
  const pays = { "10issues": [662n, 885n], "10issueswithRV": [536n, 625n] } as const;
  for (const [name, front, inZone] of sources) {
    test.skipIf(!present)(named(name), () => {
      const path = `genius-nonlinear/${name}`;
      const files = [`${name}-domain.xml`, "profile-1.xml", "profile-2.xml"];
      const made = spaceFromDomain(read(path, files, "genius"));
      if ("code" in made) throw new Error(made.message);
      const { frontier, points, compiled, skipped } = zoneOf(made.space, usualLimits);
      expect(skipped).toEqual([]);
      expect(points.length).toBe(inZone);
      const paid = frontier.map(({ whole }) =>
        whole.map((each, k) => Number((each * pays[name][k]) / compiled.units[k])),
      );
      expect(paid.reverse()).toEqual(front);
    });
  }
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, load, points } from "../../index.ts";
import { toNumber } from "../../maths/exact.ts";
import type { Domain, Package } from "../domain.ts";
import { additiveDomains, rectangleDomains } from "../domains.laws.ts";
import { named, present, publicFiles } from "../public.laws.ts";
import { valuesOf } from "../range.ts";
import { readDomain } from "../read.ts";
import { worth } from "../worth.ts";
import { writeScenario } from "./scenario.ts";

/** A scenario counts in doubles, a domain exactly; sums of a few dozen numbers stay this close. */
const tolerance = 1e-9;

const errorsOf = (text: string): readonly string[] =>
  check(text, "a.yaml")
    .filter(({ severity }) => severity === "error")
    .map(({ message }) => message);

function textOf(domain: Domain, packages: readonly { name: string; agreed: Package }[] = []): string {
  const { files, losses } = writeScenario(domain, packages);
  if (files.length === 0) throw new Error(losses.map(({ message }) => message).join("; "));
  return files[0].text;
}

/** Packages that the scenario has too: of a real issue only both ends and the middle, which is the tenth of its steps. */
function corners(domain: Domain): readonly Package[] {
  const values = domain.issues.map((issue) => {
    if (issue.kind !== "real") return valuesOf(issue, 1000)!.slice(0, 3);
    return [...new Set([issue.low, issue.high])];
  });
  return values.reduce<readonly string[][]>(
    (before, each) => before.flatMap((agreed) => each.map((value) => [...agreed, value])),
    [[]],
  );
}

/** What the scenario makes of packages, against what the domain says of them. */
function compare(domain: Domain): void {
  const packages = corners(domain)
    .slice(0, 12)
    .map((agreed, at) => ({ name: `package ${at}`, agreed }));
  const text = textOf(domain, packages);
  expect(errorsOf(text)).toEqual([]);
  const { model } = load(text, "a.yaml");
  const [result] = points(model!);
  expect(result.value!.packages.length).toBe(packages.length);
  for (const [at, { agreed }] of packages.entries())
    for (const [party, found] of result.value!.packages[at].worth.entries()) {
      const exact = toNumber(worth(domain, domain.parties[party], agreed));
      expect(Math.abs(found.points - exact)).toBeLessThan(tolerance * (1 + Math.abs(exact)));
    }
}

const uncut = (domain: Domain): boolean =>
  !writeScenario(domain).losses.some(({ code }) => code === "points-uncut");

describe("a domain as a scenario", () => {
  const domain: Domain = {
    name: "mill",
    issues: [
      { kind: "discrete", name: "wheel", values: ["oak", "pine", "no wheel"] },
      { kind: "stepped", name: "days", low: "-2", high: "8", step: "2" },
      { kind: "real", name: "rent", low: "10", high: "20" },
    ],
    parties: [
      {
        name: "the miller",
        reservation: "0.125",
        discount: null,
        utility: {
          kind: "additive",
          most: "1",
          terms: [
            { weight: "0.5", value: { kind: "table", evaluations: ["9", "2.25", "1"], per: "9" } },
            { weight: "0.3", value: { kind: "linear", slope: "0.125", intercept: "0.5", range: "clamped" } },
            { weight: "0.2", value: { kind: "triangular", low: "11", top: "12", high: "19" } },
          ],
        },
      },
      {
        name: "owner-1",
        reservation: null,
        discount: null,
        utility: {
          kind: "additive",
          most: null,
          terms: [
            { weight: "1", value: { kind: "constant", value: "0.25" } },
            { weight: "1", value: { kind: "linear", slope: "-0.1", intercept: "1", range: "open" } },
            { weight: "0.2", value: { kind: "linear", slope: "1", intercept: "-10", range: "open" } },
          ],
        },
      },
    ],
  };

  it("is what a person would write", () => {
    const text = textOf(domain, [{ name: "the swap", agreed: ["pine", "0", "12"] }]);
    expect(text).toBe(`parley: 1
title: mill
reading: The numbers of the domain mill as they stand in its files
parties: { the miller: {}, "owner-1": {} }
issues:
  wheel: [oak, pine, no wheel]
  days: -2 to 8 in steps of 2
  rent: 10 to 20 in steps of 0.5
packages:
  the swap: { wheel: pine, days: 0, rent: 12 }
values:
  the miller:
    deal:
      wheel: { oak: 0.5, pine: 0.125, no wheel: 0.5 * 1 / 9 }
      days: 0.3 * clamp(0.125 * days + 0.5, 0, 1)
      rent: 0.2 * (if rent < 11 or rent >= 19 then 0 else if rent < 12 then (rent - 11) / 1 else 1 - (rent - 12) / 7)
    no deal: 0.125
  "owner-1":
    deal:
      wheel: { oak: 0.25, pine: 0.25, no wheel: 0.25 }
      days: -0.1 * days + 1
      rent: 0.2 * (rent - 10)
`);
    expect(errorsOf(text)).toEqual([]);
    expect(writeScenario(domain).losses.map(({ message }) => message)).toEqual([
      'issue "rent" takes any number and is written in steps of 0.5',
    ]);
    compare(domain);
  });

  it("passes the check and is worth the same, for random GENIUS domains", () => {
    fc.assert(
      fc.property(additiveDomains("genius"), (random) => {
        if (uncut(random)) compare(random);
        else expect(errorsOf(textOf(random))).toEqual([]);
      }),
      { numRuns: 120, seed: 17 },
    );
  });

  it("passes the check and is worth the same, for other random domains", () => {
    fc.assert(fc.property(additiveDomains("plain"), compare), { numRuns: 120, seed: 18 });
  });

  it("passes the check and is worth the same, for random rectangles that are only added up", () => {
    let written = 0;
    fc.assert(
      fc.property(rectangleDomains, (random) => {
        const { files, losses } = writeScenario(random);
        if (files.length === 0) {
          expect(losses.some(({ code }) => code === "unsupported-rectangles")).toBe(true);
          return;
        }
        written++;
        if (uncut(random)) compare(random);
        else expect(errorsOf(files[0].text)).toEqual([]);
      }),
      { numRuns: 150, seed: 19 },
    );
    expect(written).toBeGreaterThan(20);
  });

  it("gives other names to what has a meaning of its own", () => {
    const odd: Domain = {
      ...domain,
      issues: [
        { kind: "discrete", name: "round", values: ["<<", "x", " "] },
        { kind: "stepped", name: "constant", low: "0", high: "2", step: "1" },
        { kind: "real", name: " ", low: "10", high: "20" },
      ],
    };
    expect(errorsOf(textOf(odd))).toEqual([]);
    expect(writeScenario(odd).losses.map(({ message }) => message)).toEqual([
      '"round" is called "issue 1"',
      '"constant" is called "issue 2"',
      '"" is called "issue 3"',
      '"<<" is called "option 1"',
      '"" is called "option 3"',
      'issue "" takes any number and is written in steps of 0.5',
    ]);
  });

  it("says what it cannot hold", () => {
    const [miller] = domain.parties;
    const messages = (given: Domain) => writeScenario(given).losses.map(({ message }) => message);
    const discounted = { ...miller, discount: { factor: "0.9", reservation: "discounted too" as const } };
    expect(messages({ ...domain, parties: [discounted] })).toContain(
      'the discount of "the miller" is left out',
    );
    const names = Array.from({ length: 6001 }, (_, at) => `v${at}`);
    const large: Domain = {
      ...domain,
      issues: [{ kind: "discrete", name: "wheel", values: names }],
      parties: [
        {
          ...miller,
          utility: {
            kind: "additive",
            most: null,
            terms: [{ weight: "1", value: { kind: "table", evaluations: names.map(() => "1"), per: "1" } }],
          },
        },
      ],
    };
    expect(writeScenario(large).files).toEqual([]);
    expect(messages(large)).toEqual(["unsupported domain: more than 12000 values and points"]);
    const smaller: Domain = {
      ...large,
      issues: [{ kind: "discrete", name: "wheel", values: names.slice(0, 6000) }],
    };
    expect(errorsOf(textOf(smaller))).toEqual([]);
    const blurred: Domain = {
      ...domain,
      issues: [
        {
          kind: "stepped",
          name: "days",
          low: "10000000000000000000",
          high: "10000000000000000001",
          step: "1",
        },
      ],
      parties: [],
    };
    expect(messages(blurred)).toEqual(['unsupported numbers of issue "days"']);
  });
});

describe("public domains as scenarios", () => {
  it
    .skipIf(!present)
    .each([
      "genius-xml/y2010-EnglandZimbabwe",
      "genius-xml/y2011-Grocery",
      "genius-xml/y2011-Laptop",
      "genius-xml/negmas-CameraB",
      "genius-xml/other-IntegerDomain",
      "geniusweb-json/Party",
      "negmas-yaml/anac2020/JapnTrip",
      "negolog-json/domain0",
    ])(named("pass the check: %s"), (path) => {
    compare(readDomain(publicFiles(path)).domain!);
  });
});

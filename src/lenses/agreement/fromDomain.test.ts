import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Domain } from "../../interchange/domain.ts";
import { additiveDomains, rectangleDomains } from "../../interchange/domains.laws.ts";
import { worth } from "../../interchange/worth.ts";
import { toText } from "../../maths/exact.ts";
import { compile } from "./compiled.ts";
import { wholeAt } from "./evaluate.ts";
import { spaceFromDomain } from "./fromDomain.ts";
import type { Found } from "./fromModel.ts";
import { exactPoints } from "./point.ts";

function found(domain: Domain): Found {
  const made = spaceFromDomain(domain);
  if ("code" in made) throw new Error(made.message);
  return made;
}

describe("packages are worth what the domain says", () => {
  for (const [name, domains] of [
    ["additive, as GENIUS reads it", additiveDomains("genius")],
    ["additive, plain", additiveDomains("plain")],
    ["rectangles", rectangleDomains],
  ] as const) {
    test(name, () => {
      fc.assert(
        fc.property(domains, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (domain, raw) => {
          const { space } = found(domain);
          const compiled = compile(
            space,
            space.parties.map(({ worth, reservation }) => ({ worth, beside: [reservation] })),
          );
          const values = space.issues.map((issue, index) => raw[index % raw.length] % issue.values.length);
          const agreed = values.map((value, issue) => space.issues[issue].values[value]);
          const whole = wholeAt(compiled, values);
          expect(whole.map((each, k) => toText(exactPoints(compiled, k, each)))).toEqual(
            domain.parties.map((party) => toText(worth(domain, party, agreed))),
          );
          expect(space.parties.map(({ reservation }) => reservation && toText(reservation))).toEqual(
            domain.parties.map(({ reservation }) => reservation),
          );
        }),
        { seed: 121, numRuns: 200 },
      );
    });
  }
});

const base: Domain = {
  name: "d",
  issues: [{ kind: "real", name: "share", low: "0", high: "1" }],
  parties: [
    {
      name: "p",
      reservation: null,
      discount: { factor: "0.9", reservation: "not discounted" },
      utility: {
        kind: "additive",
        most: null,
        terms: [{ weight: "1", value: { kind: "triangular", low: "0.1", top: "0.33", high: "0.9" } }],
      },
    },
  ],
};

test("a real issue is looked at in steps and at its corners, and that is said", () => {
  const { space, notes } = found(base);
  expect(space.issues[0].values).toEqual(expect.arrayContaining(["0", "0.05", "0.33", "1"]));
  expect(space.issues[0].values.length).toBe(22);
  expect(notes).toEqual([
    '"share" may be any number from 0 to 1 and is looked at in 22 of them.',
    "p discounts what comes late; points here are those of the first moment.",
  ]);
});

test("what is too large is refused", () => {
  const issue = { kind: "stepped" as const, name: "price", low: "0", high: "200000", step: "1" };
  const constant = { weight: "1", value: { kind: "constant" as const, value: "1" } };
  const parties = [
    { ...base.parties[0], utility: { kind: "additive" as const, most: null, terms: [constant] } },
  ];
  expect(spaceFromDomain({ ...base, issues: [issue], parties })).toMatchObject({ code: "too-many-values" });
  const six = Array.from({ length: 6 }, (_, at) => ({ ...issue, name: `x${at}`, high: "9" }));
  const bounds = six.map((_, at) => ({ issue: at, low: "0", high: "4" }));
  const part = { kind: "inside" as const, pays: "1", bounds };
  const utility = {
    kind: "rectangles" as const,
    per: "1",
    most: null,
    group: { aggregation: "max" as const, parts: [part, part] },
  };
  const grouped = { ...base, issues: six, parties: [{ ...base.parties[0], utility }] };
  expect(spaceFromDomain(grouped)).toMatchObject({ code: "too-many-combinations" });
});

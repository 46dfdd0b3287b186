import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { multiply, toText } from "../../maths/exact.ts";
import { exactly } from "../amount.ts";
import type { Domain, Issue, Party, Term } from "../domain.ts";
import { additiveDomains, name, rectangleDomains, somePackages, worths } from "../domains.laws.ts";
import { readDomain } from "../read.ts";
import { writeNegmas } from "./write.ts";

/** Names that our own reader takes: it knows no merge keys, quoted or not. */
const readable = name.filter(
  (text) => text !== "<<" && !/[\ud800-\udfff]/.test(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, "")),
);

function readBack(domain: Domain): Domain {
  const { files, losses } = writeNegmas(domain);
  if (files.length === 0) throw new Error(losses.map(({ message }) => message).join("; "));
  const { domain: found, problems } = readDomain(files);
  if (found === null) throw new Error(problems.map(({ message }) => message).join("; "));
  expect(problems).toEqual([]);
  return found;
}

function factorFor(domain: Domain, { name: party }: Party): string {
  const loss = writeNegmas(domain).losses.find(
    ({ code, message }) => code === "scaled-points" && message.includes(`"${party}"`),
  );
  return loss === undefined ? "1" : /are (\S+) times/.exec(loss.message)![1];
}

describe("a domain written as NegMAS YAML", () => {
  it("is what a person would write", () => {
    const domain: Domain = {
      name: "mill",
      issues: [
        { kind: "discrete", name: "wheel", values: ["oak", "10"] },
        { kind: "stepped", name: "days", low: "-2", high: "8", step: "2" },
        { kind: "real", name: "rent", low: "10", high: "20.5" },
      ],
      parties: [
        {
          name: "miller",
          reservation: null,
          discount: { factor: "0.9", reservation: "not discounted" },
          utility: {
            kind: "additive",
            most: null,
            terms: [
              { weight: "0.5", value: { kind: "table", evaluations: ["1", "0.25"], per: "1" } },
              { weight: "0.3", value: { kind: "linear", slope: "0.125", intercept: "0.5", range: "open" } },
              { weight: "0.2", value: { kind: "constant", value: "0" } },
            ],
          },
        },
      ],
    };
    const { files, losses } = writeNegmas(domain);
    expect(losses).toEqual([]);
    expect(files).toEqual([
      {
        file: "mill.yml",
        text: `name: mill
type: CartesianOutcomeSpace
issues:
- name: wheel
  type: CategoricalIssue
  values:
  - oak
  - "10"
- name: days
  type: ContiguousIssue
  values:
  - -2
  - 8
  - 2
- name: rent
  type: ContinuousIssue
  values:
  - 10.0
  - 20.5
`,
      },
      {
        file: "miller.yml",
        text: `name: miller
type: ExpDiscountedUFun
discount: 0.9
dynamic_reservation: false
reserved_value: -.inf
ufun:
  type: LinearAdditiveUtilityFunction
  reserved_value: -.inf
  weights:
  - 0.5
  - 0.3
  - 0.2
  values:
  - type: TableFun
    mapping:
      oak: 1
      "10": 0.25
  - type: AffineFun
    slope: 0.125
    bias: 0.5
  - type: ConstFun
    bias: 0
`,
      },
    ]);
    expect(readBack(domain)).toEqual(domain);
  });

  it("reads back equal, for random domains", () => {
    fc.assert(
      fc.property(additiveDomains("plain", readable), (domain) => {
        expect(readBack(domain)).toEqual(domain);
      }),
      { numRuns: 300, seed: 13 },
    );
  });

  it("reads back worth the same, for random GENIUS profiles that are cut nowhere", () => {
    let count = 0;
    fc.assert(
      fc.property(additiveDomains("genius", readable), (domain) => {
        const { files, losses } = writeNegmas(domain);
        if (files.length === 0 || losses.some(({ code }) => code === "points-uncut")) return;
        count++;
        const found = readBack(domain);
        const packages = somePackages(domain);
        const [before, after] = [domain, found].map((one) => worths(one, packages));
        for (const [at, party] of domain.parties.entries()) {
          const factor = exactly(factorFor(domain, party));
          const times = (amount: string) => toText(multiply(exactly(amount), factor));
          expect(after[at]).toEqual(before[at].map(times));
          expect(found.parties[at].reservation).toBe(times(party.reservation!));
        }
      }),
      { numRuns: 400, seed: 14 },
    );
    expect(count).toBeGreaterThan(50);
  });

  it("says what it cannot hold", () => {
    const domain = (terms: readonly Term[], issue: Issue, most: string | null): Domain => ({
      name: "mill",
      issues: [issue],
      parties: [
        { name: "miller", reservation: "0.5", discount: null, utility: { kind: "additive", most, terms } },
      ],
    });
    const messages = (given: Domain) => writeNegmas(given).losses.map(({ message }) => message);
    const wheel = { kind: "discrete", name: "wheel", values: ["oak", "none"] } as const;
    const rent = { kind: "real", name: "rent", low: "0", high: "2" } as const;
    expect(
      messages(
        domain([{ weight: "0.5", value: { kind: "table", evaluations: ["1", "2"], per: "3" } }], wheel, "1"),
      ),
    ).toEqual(['the points of "miller" are 3 times those of the domain']);
    expect(
      messages(
        domain([{ weight: "0.9", value: { kind: "table", evaluations: ["1", "2"], per: "1" } }], wheel, "1"),
      ),
    ).toEqual(['the points of "miller" reach 1.8 and are not cut at 1']);
    expect(
      messages(
        domain(
          [{ weight: "1", value: { kind: "linear", slope: "1", intercept: "0", range: "clamped" } }],
          rent,
          null,
        ),
      ),
    ).toEqual(['unsupported values of issue "rent" for "miller"']);
    expect(
      messages(
        domain(
          [{ weight: "1", value: { kind: "constant", value: "1" } }],
          { kind: "stepped", name: "days", low: "0", high: "1", step: "0.5" },
          null,
        ),
      ),
    ).toEqual(['the numbers of issue "days" are written as a list of values']);
    const [rectangles] = fc.sample(rectangleDomains, { numRuns: 1, seed: 15 });
    expect(messages(rectangles)).toContain('unsupported rectangles of "party 0"');
    expect(writeNegmas(rectangles).files).toEqual([]);
  });
});

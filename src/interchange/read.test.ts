import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toText } from "../maths/exact.ts";
import type { Imported } from "./imported.ts";
import type { Source } from "./problem.ts";
import { readDomain } from "./read.ts";
import { worth } from "./worth.ts";

/** One mill in each form: its wheel, how many days it turns, and the rent. */
const web: Record<string, string> = {
  "mill.json": `{
\t"name": "mill",
\t"issuesValues": {
\t\t"wheel": { "values": ["oak", "pine", "no\\u006ee"] },
\t\t"days": { "range": [1, 6, 2] }
\t}
}`,
  "miller.json": `{ "LinearAdditiveUtilitySpace": {
  "name": "the miller",
  "issueWeights": { "wheel": 0.6, "days": 0.40 },
  "issueUtilities": {
    "wheel": { "discreteutils": { "valueUtilities": { "oak": 1.0, "pine": 0.25, "none": 0 } } },
    "days": { "numberutils": { "lowValue": 1, "lowUtility": 0.1, "highValue": 7, "highUtility": 1 } }
  },
  "reservationBid": { "issuevalues": { "wheel": "pine", "days": 3 } }
} }`,
  "owner.json": `{ "LinearAdditiveUtilitySpace": {
  "issueWeights": { "wheel": 0.5, "days": 0.5 },
  "issueUtilities": {
    "wheel": { "discreteutils": { "valueUtilities": { "oak": 0, "pine": 0.5, "none": 1 } } },
    "days": { "discreteutils": { "valueUtilities": { "1": 1, "3": 0.5, "5.0": 0 } } }
  }
} }`,
};

const negmas: Record<string, string> = {
  "mill.yml": `name: mill
type: DiscreteCartesianOutcomeSpace
issues:
- { name: wheel, type: CategoricalIssue, values: [oak, pine, '10'] }
- { name: days, type: negmas.outcomes.contiguous_issue.ContiguousIssue, values: [0, 4] }
- { name: rent, type: ContinuousIssue, values: [10.0, 20.5] }
`,
  "miller.yml": `type: LinearAdditiveUtilityFunction
name: the miller
reserved_value: -.inf
weights: [0.5, 0.3, 0.2]
values:
- { type: TableFun, mapping: { oak: 1, pine: 0.25, '10': 0 } }
- { type: AffineFun, slope: 0.125, bias: 0.5 }
- { type: LinearFun, slope: -0.1 }
`,
  "owner.yml": `type: ExpDiscountedUFun
discount: 0.9
dynamic_reservation: false
reserved_value: 0.125
name: null
ufun:
  type: LinearAdditiveUtilityFunction
  reserved_value: 0.125
  weights: { days: 2, wheel: 3 }
  values:
    wheel: { oak: 0, pine: 0.5, 10: 1 }
    days: { type: TableFun, mapping: { 0: 1, 1: 0.75, 2: 0.5, 3: 0.25, 4: 0 } }
    rent: { type: ConstFun, bias: 0.5 }
`,
};

const negolog: Record<string, string> = {
  "mill/profileA.json": `{ "reservationValue": 0.25,
 "issueWeights": { "wheel": 0.5, "days": 0.5 },
 "issues": { "wheel": { "oak": 1, "pine": 0.5 }, "days": { "5": 0.2, "6": 1.0 } } }`,
  "mill/profileB.json": `{ "reservationValue": 0,
 "issueWeights": { "days": 0.3, "wheel": 0.7 },
 "issues": { "days": { "6": 0, "5": 1 }, "wheel": { "pine": 1, "oak": 0.125 } } }`,
  "mill/specs.json": `{ "Name": "mill", "NumberOfBids": 4, "NumberOfIssues": 2 }`,
};

const sources = (texts: Record<string, string>): readonly Source[] =>
  Object.entries(texts).map(([file, text]) => ({ file, text }));

const points = ({ domain }: Imported, agreed: readonly string[]): readonly string[] =>
  domain!.parties.map((party) => toText(worth(domain!, party, agreed)));

/** What is told, with the text of its place. */
const told = (texts: Record<string, string>): readonly string[] =>
  readDomain(sources(texts)).problems.map(({ file, severity, code, message, span }) => {
    const place = texts[file].slice(span.start, Math.min(span.end, span.start + 24));
    return `${file} ${severity}[${code}] ${message} @ ${place}`;
  });

function spoiled(texts: Record<string, string>, file: string, from: string, to: string) {
  if (!texts[file].includes(from)) throw new Error(`nothing to replace: ${from}`);
  return { ...texts, [file]: texts[file].replace(from, to) };
}

describe("GeniusWeb", () => {
  it("is read, with the reservation value of the reservation bid", () => {
    const found = readDomain(sources(web));
    expect(found.problems.map(({ code }) => code)).toEqual(["short-range"]);
    expect(found.domain?.issues).toEqual([
      { kind: "discrete", name: "wheel", values: ["oak", "pine", "none"] },
      { kind: "stepped", name: "days", low: "1", high: "5", step: "2" },
    ]);
    expect(found.domain?.parties.map(({ name, reservation }) => [name, reservation])).toEqual([
      // 0.6 / 4 + 0.4 * (0.1 + 0.3)
      ["the miller", "0.31"],
      ["owner", null],
    ]);
    expect(points(found, ["oak", "5"])).toEqual(["0.88", "0"]);
    expect(points(found, ["none", "1"])).toEqual(["0.04", "1"]);
  });

  it("needs no domain where its profiles hold it, and says when they hold another", () => {
    const inside = `"domain": { "name": "mill", "issuesValues": { "days": { "range": [1, 5, 2] }, "wheel": { "values": ["pine", "none", "oak"] } } },`;
    const alone = Object.fromEntries(
      Object.entries(web)
        .slice(1)
        .map(([file, text]) => [file, text.replace('"issueWeights"', `${inside} "issueWeights"`)]),
    );
    expect(told(alone)).toEqual([]);
    expect(points(readDomain(sources(alone)), ["5", "oak"])).toEqual(["0.88", "0"]);
    // The order of issues and values is not another domain, another value is one.
    expect(told({ ...web, ...alone }).filter((line) => line.includes("other-domain"))).toEqual([]);
    const other = spoiled(alone, "owner.json", '"oak"] }', '"oak", "elm"] }');
    expect(told({ ...web, ...other })).toContain(
      "owner.json warning[other-domain] the domain inside this profile is another than the one given @ {",
    );
  });

  it.each([
    [
      "mill.json",
      '"pine"',
      '"oak"',
      'mill.json error[duplicate-value] invalid value: a second one is called "oak" @ "oak"',
    ],
    [
      "mill.json",
      "[1, 6, 2]",
      "[1, 6, 0]",
      'mill.json error[invalid-range] invalid range of issue "days" @ [',
    ],
    ["mill.json", "[1, 6, 2]", "[1, 6]", 'mill.json error[invalid-range] invalid range of issue "days" @ ['],
    ["mill.json", '{ "range": [1, 6, 2] }', "{}", "mill.json error[missing-key] missing values @ {"],
    [
      "miller.json",
      '"LinearAdditive',
      '"SumOfGroups',
      'miller.json error[unsupported-utility] unsupported utility space "SumOfGroupsUtilitySpace" @ "SumOfGroupsUtilitySpace',
    ],
    [
      "miller.json",
      '"days": 0.40',
      '"days": 0.30',
      "miller.json warning[weight-sum] the weights sum to 0.9, not to 1 @ {",
    ],
    [
      "miller.json",
      ', "days": 0.40',
      "",
      'miller.json error[missing-weight] missing weight of issue "days" @ {',
    ],
    [
      "miller.json",
      '"days": 0.40',
      '"days": 0.4, "toll": 0',
      'miller.json error[unknown-issue] unknown issue "toll" @ "toll"',
    ],
    [
      "miller.json",
      '"pine": 0.25, ',
      "",
      'miller.json warning[missing-evaluation] missing utility of "pine" of issue "wheel" @ {',
    ],
    [
      "miller.json",
      '"pine": 0.25',
      '"pine": "much"',
      'miller.json error[invalid-number] invalid pine "much" @ "much"',
    ],
    [
      "miller.json",
      '"highValue": 7',
      '"highValue": 1',
      'miller.json error[invalid-range] invalid range of issue "days" @ {',
    ],
    [
      "miller.json",
      '"wheel": "pine", ',
      '"wheel": "elm", ',
      'miller.json warning[unknown-value] unknown value "elm" of issue "wheel" in the reservation bid @ "elm"',
    ],
    [
      "owner.json",
      '"1": 1,',
      '"1": 1, "2": 1,',
      'owner.json warning[unknown-value] unknown value "2" of issue "days" @ "2"',
    ],
  ])("says what is odd in %s: %s → %s", (file, from, to, problem) => {
    const texts = spoiled(web, file, from, to);
    expect(told(texts)).toContain(problem);
    expect(readDomain(sources(texts)).domain === null).toBe(
      told(texts).some((line) => / error\[/.test(line)),
    );
  });

  it("refuses a second domain", () => {
    expect(told({ "mill.json": web["mill.json"], "again.json": web["mill.json"] })).toContain(
      "again.json error[second-domain] invalid profile: this is a second domain @ {",
    );
  });
});

describe("NegMAS", () => {
  it("is read, as YAML and as JSON", () => {
    const found = readDomain(sources(negmas));
    expect(found.problems).toEqual([]);
    expect(found.domain?.issues).toEqual([
      { kind: "discrete", name: "wheel", values: ["oak", "pine", "10"] },
      { kind: "stepped", name: "days", low: "0", high: "4", step: "1" },
      { kind: "real", name: "rent", low: "10", high: "20.5" },
    ]);
    expect(
      found.domain?.parties.map(({ name, reservation, discount }) => [name, reservation, discount]),
    ).toEqual([
      ["the miller", null, null],
      ["owner", "0.125", { factor: "0.9", reservation: "not discounted" }],
    ]);
    // 0.5/4 + 0.3 (0.125 * 2 + 0.5) - 0.2 * 0.1 * 12; a map of weights gives 1 to the issue that it does not name.
    expect(points(found, ["pine", "2", "12"])).toEqual(["0.11", "3"]);
    const json = {
      ...negmas,
      "miller.yml": JSON.stringify({
        type: "LinearAdditiveUtilityFunction",
        name: "the miller",
        reserved_value: null,
        weights: [0.5, 0.3, 0.2],
        values: [
          { type: "TableFun", mapping: { oak: 1, pine: 0.25, 10: 0 } },
          { type: "AffineFun", slope: 0.125, bias: 0.5 },
          { type: "LinearFun", slope: -0.1 },
        ],
      }),
    };
    expect(readDomain(sources(json))).toEqual(found);
  });

  it("counts every issue once where there are no weights", () => {
    const found = readDomain(sources(spoiled(negmas, "miller.yml", "weights: [0.5, 0.3, 0.2]\n", "")));
    expect(points(found, ["oak", "0", "10"])[0]).toBe("0.5");
  });

  it("takes the outer reservation value of a discounted function", () => {
    const other = spoiled(negmas, "owner.yml", "  reserved_value: 0.125", "  reserved_value: 0.5");
    expect(told(other)).toEqual([
      "owner.yml warning[inner-reservation] the reserved_value inside a discounted function is ignored @ 0.5",
    ]);
    expect(readDomain(sources(other)).domain?.parties[1].reservation).toBe("0.125");
    const none = spoiled(negmas, "owner.yml", "reserved_value: 0.125\nname", "name");
    expect(readDomain(sources(none)).domain?.parties[1].reservation).toBeNull();
  });

  it.each([
    [
      "mill.yml",
      "CategoricalIssue",
      "FuzzyIssue",
      'mill.yml error[unsupported-type] unsupported issue type "FuzzyIssue" @ FuzzyIssue',
    ],
    [
      "mill.yml",
      "[oak, pine, '10']",
      "oak",
      "mill.yml error[wrong-shape] invalid wheel: a list of values is wanted here @ o",
    ],
    ["mill.yml", "[0, 4]", "[4, 0]", 'mill.yml error[invalid-range] invalid range of issue "days" @ ['],
    ["mill.yml", "[0, 4]", "-3", 'mill.yml error[invalid-range] invalid range of issue "days" @ -3'],
    [
      "mill.yml",
      "name: days",
      "name: wheel",
      'mill.yml error[duplicate-issue] invalid issue: a second one is called "wheel" @ {',
    ],
    ["mill.yml", "name: wheel, ", "", "mill.yml error[missing-key] missing name @ {"],
    [
      "miller.yml",
      "LinearAdditiveUtilityFunction",
      "HyperRectangleUtilityFunction",
      'miller.yml error[unsupported-utility] unsupported utility function "HyperRectangleUtilityFunction" @ HyperRectangleUtilityFun',
    ],
    [
      "miller.yml",
      "[0.5, 0.3, 0.2]",
      "[0.5, 0.3]",
      "miller.yml error[wrong-count] invalid weights: 2 for 3 issues @ [",
    ],
    [
      "miller.yml",
      "[0.5, 0.3, 0.2]",
      "[0.5, 0.3, -.inf]",
      "miller.yml error[wrong-count] invalid weights: 2 for 3 issues @ [",
    ],
    ["miller.yml", "-.inf", ".nan", "miller.yml error[non-finite-number] invalid number .nan @ .nan"],
    [
      "miller.yml",
      "pine: 0.25, ",
      "",
      'miller.yml error[missing-evaluation] missing evaluation of "pine" of issue "wheel" @ {',
    ],
    [
      "miller.yml",
      "AffineFun",
      "CosFun",
      'miller.yml error[unsupported-evaluator] unsupported value function "CosFun" of issue "days" @ CosFun',
    ],
    [
      "miller.yml",
      "{ type: TableFun, mapping: { oak: 1, pine: 0.25, '10': 0 } }",
      "{ type: IdentityFun }",
      'miller.yml error[unsupported-evaluator] invalid function of a number for issue "wheel", which is made of names @ {',
    ],
    [
      "miller.yml",
      "{ type: LinearFun, slope: -0.1 }",
      "{ type: TableFun, mapping: { 10: 1 } }",
      'miller.yml error[unsupported-evaluator] invalid table of issue "rent", which takes any number of a range @ {',
    ],
    [
      "owner.yml",
      "discount: 0.9",
      "discount: 1.5",
      "owner.yml warning[discount-outside] discount 1.5 is read as none @ 1.5",
    ],
    [
      "owner.yml",
      "ExpDiscountedUFun",
      "LinDiscountedUFun",
      'owner.yml warning[ignored-discount] the discount of "LinDiscountedUFun" is ignored @ LinDiscountedUFun',
    ],
    [
      "owner.yml",
      "    rent: { type: ConstFun, bias: 0.5 }\n",
      "",
      'owner.yml error[missing-issue] missing issue "rent" of the domain @ w',
    ],
    [
      "owner.yml",
      "{ days: 2, wheel: 3 }",
      "{ days: 2, wheel: 3, toll: 1 }",
      'owner.yml error[unknown-issue] unknown issue "toll" @ toll',
    ],
    [
      "owner.yml",
      "0: 1, 1:",
      "0: 1, 7: 1, 1:",
      'owner.yml warning[unknown-value] unknown value "7" of issue "days" @ 7',
    ],
  ])("says what is odd in %s: %s → %s", (file, from, to, problem) => {
    const texts = spoiled(negmas, file, from, to);
    expect(told(texts)).toContain(problem);
    expect(readDomain(sources(texts)).domain === null).toBe(
      told(texts).some((line) => / error\[/.test(line)),
    );
  });

  it("refuses a second domain", () => {
    expect(told({ "mill.yml": negmas["mill.yml"], "again.yml": negmas["mill.yml"] })).toEqual([
      "again.yml error[second-domain] invalid profile: this is a second domain @ n",
    ]);
  });
});

describe("NegoLog", () => {
  it("is read from its profiles, past the figures that it keeps", () => {
    const found = readDomain(sources(negolog));
    expect(found.problems.map(({ code }) => code)).toEqual(["ignored-specs"]);
    expect(found.domain?.name).toBe("mill");
    expect(found.domain?.parties.map(({ name, reservation }) => [name, reservation])).toEqual([
      ["profileA", "0.25"],
      ["profileB", "0"],
    ]);
    expect(points(found, ["oak", "5"])).toEqual(["0.6", "0.3875"]);
  });

  it.each([
    [
      "mill/profileA.json",
      '"reservationValue": 0.25,',
      "",
      "mill/profileA.json warning[missing-reservation] missing reservationValue @ {",
    ],
    [
      "mill/profileA.json",
      '"wheel": 0.5',
      '"wheel": 0.6',
      "mill/profileA.json warning[weight-sum] the weights sum to 1.1, not to 1 @ {",
    ],
    [
      "mill/profileA.json",
      '"oak": 1, "pine": 0.5',
      "",
      'mill/profileA.json error[no-values] missing values of issue "wheel" @ "wheel"',
    ],
    [
      "mill/profileB.json",
      '"pine": 1, ',
      "",
      'mill/profileB.json error[missing-evaluation] missing evaluation of "pine" of issue "wheel" @ {',
    ],
    [
      "mill/profileB.json",
      '"days": 0.3, ',
      "",
      'mill/profileB.json error[missing-weight] missing weight of issue "days" @ {',
    ],
  ])("says what is odd in %s: %s → %s", (file, from, to, problem) => {
    const texts = spoiled(negolog, file, from, to);
    expect(told(texts)).toContain(problem);
    expect(readDomain(sources(texts)).domain === null).toBe(
      told(texts).some((line) => / error\[/.test(line)),
    );
  });
});

describe("a format", () => {
  it("is seen in the first file, and told where there is none", () => {
    expect(told({ "a.yaml": "parley: 1\ntitle: a scenario\n" })).toEqual([
      "a.yaml error[unknown-format] unknown format @ p",
    ]);
    expect(told({ "a.json": "{ " })[0]).toMatch(/^a\.json error\[/);
    expect(told({ "a.json": "" })[0]).toMatch(/^a\.json error\[/);
    expect(told({ "specs.json": negolog["mill/specs.json"] })).toEqual([
      "specs.json error[unknown-format] unknown format @ ",
    ]);
    expect(told({ "a.xml": " <a/>" })).toEqual([
      "a.xml error[invalid-domain] invalid domain: the file holds <a>, not <negotiation_template> @ <a/>",
    ]);
    expect(readDomain([])).toEqual({ domain: null, problems: [] });
  });

  it("is read with the domain anywhere among the files", () => {
    for (const texts of [web, negmas]) {
      const [domain, ...profiles] = sources(texts);
      expect(readDomain([...profiles, domain])).toEqual(readDomain([domain, ...profiles]));
    }
  });
});

describe("damaged files", () => {
  it("are read or refused with a place inside the file, and never throw", () => {
    const character = fc.constantFrom(
      ..."{}[]:,\"'-# \n\t0.e",
      "\0",
      "\ud800",
      "null",
      "&a",
      "*a",
      "!x",
      "values",
    );
    const damage = fc.record({
      file: fc.nat(2),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(10),
      put: fc.string({ unit: character, maxLength: 4 }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(web, negmas, negolog),
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        (whole, damages) => {
          const files = sources(whole).map((source) => ({ ...source }));
          for (const { file, at, cut, put } of damages) {
            const { text } = files[file];
            const start = Math.floor(at * text.length);
            files[file].text = text.slice(0, start) + put + text.slice(start + cut);
          }
          const { domain, problems } = readDomain(files);
          expect(domain === null).toBe(problems.some(({ severity }) => severity === "error"));
          for (const { file, span } of problems) {
            const { text } = files.find((source) => source.file === file)!;
            expect(span.start).toBeLessThanOrEqual(text.length);
            expect(span.end).toBeGreaterThanOrEqual(span.start);
          }
        },
      ),
      { numRuns: 500, seed: 8 },
    );
  });
});

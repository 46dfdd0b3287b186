import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toText } from "../../maths/exact.ts";
import type { Imported } from "../imported.ts";
import { worth } from "../worth.ts";
import { readGenius } from "./genius.ts";
import type { Evaluation } from "./value.ts";

/** A domain of every kind of issue and two profiles with nothing wrong in them; each test spoils one thing. */
const domain = `<?xml version="1.0" encoding="UTF-8"?>
<negotiation_template>
<utility_space number_of_issues="3">
<objective index="0" name="mill" type="objective" etype="objective">
<issue index="1" name="wheel" type="discrete" etype="discrete" vtype="discrete">
<item index="1" value="oak &amp; iron" description="heavy"/><item index="2" value="pine"/><item index="3" value="none"/>
</issue>
<issue index="2" name="days" type="integer" lowerbound="-2" upperbound="8"/>
<issue index="3" name="rent" type="real"><range lowerbound="10" upperbound="20.5"/></issue>
</objective>
</utility_space>
</negotiation_template>
`;
const miller = `<utility_space>
<objective index="0" name="mill" type="objective" etype="objective">
<issue index="1" name="wheel" type="discrete">
<item index="1" value="oak &amp; iron" evaluation="8"/><item index="2" value="pine" evaluation="2.0"/><item index="3" value="none" evaluation="0"/>
</issue>
<issue index="2" name="days" type="integer" lowerbound="-2" upperbound="8"><evaluator ftype="linear" slope="0.125" offset="0.25"/></issue>
<issue index="3" name="rent" type="real"><range lowerbound="10" upperbound="20.5"/><evaluator ftype="linear" parameter0="2" parameter1="-0.1"/></issue>
<weight index="1" value="0.5"/><weight index="2" value="0.30"/><weight index="3" value="2e-1"/>
</objective>
<reservation value="0.125"/>
<discount_factor value="0.9"/>
</utility_space>
`;
const owner = miller
  .replace(
    'ftype="linear" parameter0="2" parameter1="-0.1"',
    'ftype="triangular" parameter0="12" parameter1="20" parameter2="18"',
  )
  .replace('slope="0.125" offset="0.25"', 'slope="-0.1" offset="1"')
  .replace(/<(reservation|discount_factor)[^>]*>\n/g, "");

interface Given {
  readonly domain?: string;
  readonly miller?: string;
  readonly owner?: string;
  readonly evaluation?: Evaluation;
}

function read(given: Given = {}): Imported {
  return readGenius(
    { file: "mill.xml", text: given.domain ?? domain },
    [
      { file: "talks/miller.xml", text: given.miller ?? miller },
      { file: "owner.xml", text: given.owner ?? owner },
    ],
    given.evaluation,
  );
}

/**
 * What is told, with the text of its place, but for the note that the readings differ, which every profile here has.
 */
function told(given: Given): readonly string[] {
  const texts: Record<string, string> = {
    "mill.xml": given.domain ?? domain,
    "talks/miller.xml": given.miller ?? miller,
    "owner.xml": given.owner ?? owner,
  };
  return read(given)
    .problems.filter(({ code }) => code !== "readings-differ")
    .map(({ file, severity, code, message, span }) => {
      const place = texts[file].slice(span.start, Math.min(span.end, span.start + 24));
      return `${file} ${severity}[${code}] ${message} @ ${place}`;
    });
}

const spoiled = (text: string, from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`nothing to replace: ${from}`);
  return text.replace(from, to);
};

describe("a GENIUS domain with its profiles", () => {
  it("is read with every number as it stands", () => {
    const { domain: found, problems } = read();
    expect(problems.map(({ code }) => code)).toEqual(["readings-differ", "readings-differ"]);
    expect(found?.name).toBe("mill");
    expect(found?.issues).toEqual([
      { kind: "discrete", name: "wheel", values: ["oak & iron", "pine", "none"] },
      { kind: "stepped", name: "days", low: "-2", high: "8", step: "1" },
      { kind: "real", name: "rent", low: "10", high: "20.5" },
    ]);
    expect(found?.parties.map(({ name }) => name)).toEqual(["miller", "owner"]);
    expect(found?.parties[0]).toEqual({
      name: "miller",
      reservation: "0.125",
      discount: { factor: "0.9", reservation: "discounted too" },
      utility: {
        kind: "additive",
        most: "1",
        terms: [
          { weight: "0.5", value: { kind: "table", evaluations: ["8", "2", "0"], per: "8" } },
          // The offset counts from the lower bound: 0.25 = 0.125 * -2 + 0.5.
          { weight: "0.3", value: { kind: "linear", slope: "0.125", intercept: "0.5", range: "clamped" } },
          { weight: "0.2", value: { kind: "linear", slope: "-0.1", intercept: "2", range: "clamped" } },
        ],
      },
    });
    expect(found?.parties[1]).toMatchObject({ reservation: "0", discount: null });
  });

  it.each([
    // wheel 1/2, days clamped to 1: 0.3, rent 2 - 1 = 1: 0.2
    [["oak & iron", "8", "10"], "1", "0.5"],
    // 0.5/4 + 0.3 * 0.25 + 0 (2 - 2.05 is clamped)
    [["pine", "-2", "20.5"], "0.2", "0.425"],
    // 0 + 0.3 * 0.75 + 0.2 * 0.2; owner: 0.3 * 0.6 + 0.2 * (18 - 12) / 6
    [["none", "2", "18"], "0.265", "0.38"],
    // owner: the falling side of the triangle, 1 - 1/2
    [["none", "8", "19"], "0.32", "0.1"],
    // owner: 0 at the upper end of the triangle
    [["none", "8", "20"], "0.3", "0"],
  ])("gives %j to the miller %s and to the owner %s points", (agreed, forMiller, forOwner) => {
    const { domain: found } = read();
    expect(found!.parties.map((party) => toText(worth(found!, party, agreed)))).toEqual([
      forMiller,
      forOwner,
    ]);
  });

  it("is read raw without the maximum and without the cut, and says nothing about readings", () => {
    const { domain: found, problems } = read({ evaluation: "raw" });
    expect(problems).toEqual([]);
    expect(toText(worth(found!, found!.parties[0], ["oak & iron", "8", "10"]))).toBe("4.5");
    expect(found!.parties[0].reservation).toBe("0.125");
  });

  it("may have no profiles, and profiles of one name", () => {
    const source = { file: "mill.xml", text: domain };
    expect(readGenius(source, []).domain?.parties).toEqual([]);
    const twice = readGenius(source, [
      { file: "a/miller.xml", text: miller },
      { file: "b/miller.xml", text: miller },
    ]);
    expect(twice.domain?.parties.map(({ name }) => name)).toEqual(["miller", "miller 2"]);
  });
});

describe("the two readings of a profile", () => {
  const even = owner.replace(/(?<=evaluation=")8(?=")/, "1").replace("2.0", "0.25");
  const why = (given: Given): string | undefined =>
    read(given).problems.find(({ code, file }) => code === "readings-differ" && file === "owner.xml")
      ?.message;

  it("agree where every evaluation is divided by one number", () => {
    expect(why({ owner: even })).toBeUndefined();
  });

  it.each([
    [owner, "GENIUS divides by 8, 1 on different issues"],
    [
      spoiled(even, 'index="1" value="0.5"', 'index="1" value="0.6"'),
      "its best package comes to 1.1, which GENIUS cuts at 1",
    ],
  ])("differ where that changes proportions: case %#", (text, reason) => {
    expect(why({ owner: text })).toContain(reason);
  });

  it("differ where a reservation value belongs to divided points", () => {
    const only = `<utility_space><objective><issue index="1" name="wheel"><item value="a" evaluation="4"/><item value="b" evaluation="0"/></issue><weight index="1" value="1"/></objective><reservation value="0.5"/></utility_space>`;
    const small = `<negotiation_template><utility_space><objective><issue index="1" name="wheel"><item value="a"/><item value="b"/></issue></objective></utility_space></negotiation_template>`;
    const messages = (profile: string) =>
      readGenius({ file: "d.xml", text: small }, [{ file: "p.xml", text: profile }]).problems.map(
        ({ message }) => message,
      );
    expect(messages(only)).toEqual([
      'read raw, "p" values packages in other proportions: its reservation value 0.5 belongs to points divided by 4',
    ]);
    expect(messages(only.replace('<reservation value="0.5"/>', ""))).toEqual([]);
  });
});

describe("what is odd in a domain", () => {
  it.each([
    [
      "<negotiation_template>",
      '<negotiation_template><agent name="a"/>',
      'mill.xml note[ignored-element] <agent> is ignored @ <agent name="a"/>',
    ],
    [
      '"pine"/>',
      '"none"/>',
      'mill.xml error[duplicate-value] invalid value: a second one is called "none" @ none',
    ],
    [
      'name="days"',
      'name="wheel"',
      'mill.xml error[duplicate-issue] invalid issue: a second one is called "wheel" @ <issue index="2" name="w',
    ],
    [
      'index="2" name="days"',
      'index="1" name="days"',
      'mill.xml error[duplicate-index] invalid index 1: another issue has it @ <issue index="1" name="d',
    ],
    [
      'type="integer"',
      'type="price"',
      'mill.xml error[unsupported-type] unsupported type "price" of issue "days" @ price',
    ],
    [
      'type="integer" lower',
      "lower",
      'mill.xml error[no-values] missing values of issue "days" @ <issue index="2" name="d',
    ],
    [
      'upperbound="8"',
      "",
      'mill.xml error[missing-bounds] missing lowerbound or upperbound of issue "days" @ <issue index="2" name="d',
    ],
    [
      'upperbound="8"',
      'upperbound="8.5"',
      'mill.xml error[invalid-bounds] invalid bounds -2 and 8.5 of an integer issue @ <issue index="2" name="d',
    ],
    [
      'upperbound="8"',
      'upperbound="-8"',
      'mill.xml error[invalid-bounds] invalid bounds: the lower one, -2, is above the upper one, -8 @ <issue index="2" name="d',
    ],
    [
      'upperbound="20.5"',
      'upperbound="20,5"',
      'mill.xml error[invalid-number] invalid upperbound "20,5" @ 20,5',
    ],
    [
      'vtype="discrete"',
      'vtype="real"',
      'mill.xml warning[conflicting-types] invalid vtype "real" beside type "discrete" @ real',
    ],
    [
      ' name="wheel"',
      "",
      'mill.xml error[missing-attribute] missing name of this issue @ <issue index="1" type="d',
    ],
    ['index="3" name', 'index="c" name', 'mill.xml error[invalid-index] invalid index "c" @ c'],
    [
      "</objective>",
      "",
      "mill.xml error[invalid-xml] invalid XML: missing closing tag </objective> @ </utility_space>",
    ],
  ])("is told: %s → %s", (from, to, problem) => {
    expect(told({ domain: spoiled(domain, from, to) })).toContain(problem);
  });

  it("is told where it is no domain", () => {
    expect(told({ domain: miller })).toEqual([
      "mill.xml error[invalid-domain] invalid domain: the file holds <utility_space>, not <negotiation_template> @ <utility_space>",
    ]);
    expect(told({ domain: "<negotiation_template/>" })).toEqual([
      "mill.xml error[missing-element] missing <utility_space> in <negotiation_template> @ <negotiation_template/>",
    ]);
    expect(told({ domain: domain.replace(/<issue[\s\S]*(?=<\/objective>)/, "") })).toEqual([
      'mill.xml error[no-issues] missing issues: the domain has none @ <objective index="0" nam',
    ]);
  });

  it("may be nested objectives, whose issues come in the order of the file", () => {
    const nested = spoiled(
      spoiled(domain, '<issue index="2"', '<objective index="9" name="time"><issue index="2"'),
      'upperbound="8"/>',
      'upperbound="8"/></objective>',
    );
    expect(told({ domain: nested })).toEqual([]);
    expect(read({ domain: nested }).domain).toEqual(read().domain);
  });

  it("may give the bounds of whole numbers in a range, and those of reals as attributes", () => {
    const other = spoiled(
      spoiled(domain, 'lowerbound="-2" upperbound="8"/>', '><range lowerbound="-2" upperbound="8"/></issue>'),
      'type="real"><range lowerbound="10" upperbound="20.5"/>',
      'type="real" lowerbound="10" upperbound="20.5">',
    );
    expect(read({ domain: other }).domain).toEqual(read().domain);
  });
});

describe("what is odd in a profile", () => {
  it.each([
    [
      ' evaluation="2.0"',
      "",
      'talks/miller.xml error[missing-evaluation] missing evaluation of "pine" of issue "wheel" @ <item index="2" value="p',
    ],
    [
      'evaluation="2.0"',
      'evaluation="null"',
      'talks/miller.xml error[missing-evaluation] missing evaluation of "pine" of issue "wheel" @ <item index="2" value="p',
    ],
    [
      '<item index="2" value="pine" evaluation="2.0"/>',
      "",
      'talks/miller.xml error[missing-evaluation] missing evaluation of "pine" of issue "wheel" @ <issue index="1" name="w',
    ],
    [
      'evaluation="2.0"',
      'evaluation="two"',
      'talks/miller.xml error[invalid-number] invalid evaluation "two" @ two',
    ],
    [
      'evaluation="2.0"',
      'evaluation="1/2"',
      'talks/miller.xml error[invalid-number] invalid evaluation "1/2" @ 1/2',
    ],
    [
      'evaluation="2.0"',
      'evaluation="NaN"',
      'talks/miller.xml error[invalid-number] invalid evaluation "NaN" @ NaN',
    ],
    [
      'evaluation="2.0"/>',
      'evaluation="2.0"/><item value="elm" evaluation="9"/>',
      'talks/miller.xml warning[unknown-value] unknown value "elm" of issue "wheel" @ <item value="elm" evalua',
    ],
    [
      'evaluation="2.0"/>',
      'evaluation="2.0"/><item value="pine" evaluation="3"/>',
      'talks/miller.xml warning[duplicate-value] invalid value "pine": it stands here twice @ <item value="pine" evalu',
    ],
    [
      'evaluation="2.0"',
      'evaluation="2.0" cost="700"',
      "talks/miller.xml note[ignored-cost] cost is ignored @ 700",
    ],
    [
      'slope="0.125"',
      "",
      'talks/miller.xml error[missing-attribute] missing slope of this <evaluator> @ <evaluator ftype="linear',
    ],
    [
      'slope="0.125" offset="0.25"',
      'parameter1="0.125" parameter0="0.25"',
      'talks/miller.xml warning[integer-parameters] invalid parameter0 and parameter1 of an integer issue @ <evaluator ftype="linear',
    ],
    [
      'ftype="linear" slope',
      'ftype="triangular" slope',
      'talks/miller.xml error[unsupported-evaluator] unsupported evaluator "triangular" of issue "days" @ <evaluator ftype="triang',
    ],
    [
      '<evaluator ftype="linear" slope="0.125" offset="0.25"/>',
      "",
      'talks/miller.xml error[missing-evaluator] missing or unsupported evaluator of issue "days" of type "integer" @ <issue index="2" name="d',
    ],
    [
      'lowerbound="-2"',
      'lowerbound="0"',
      'talks/miller.xml warning[other-bounds] the lower bound is 0 here and -2 in the domain @ <issue index="2" name="d',
    ],
    [
      'type="real"',
      'type="price"',
      'talks/miller.xml error[missing-evaluator] missing or unsupported evaluator of issue "rent" of type "price" @ <issue index="3" name="r',
    ],
    [
      'type="real"',
      'type="integer"',
      'talks/miller.xml error[other-type] invalid type "integer" of issue "rent": the domain says real @ <issue index="3" name="r',
    ],
    [
      'upperbound="20.5"',
      'upperbound="30"',
      'talks/miller.xml note[other-bounds] the domain has values from 10 to 20.5 @ <issue index="3" name="r',
    ],
    [
      'ftype="linear" parameter0="2"',
      'ftype="cosine" parameter0="2"',
      'talks/miller.xml error[unsupported-evaluator] unsupported evaluator "cosine" of issue "rent" @ <evaluator ftype="cosine',
    ],
    [
      'parameter0="2"',
      "",
      'talks/miller.xml error[missing-attribute] missing parameter0 of this <evaluator> @ <evaluator ftype="linear',
    ],
    [
      'ftype="linear" parameter0="2"',
      'ftype="triangular" parameter2="1" parameter0="2"',
      'talks/miller.xml error[invalid-triangle] invalid triangle from 2 to -0.1 with its top at 1 @ <evaluator ftype="triang',
    ],
    [
      'index="3" value="2e-1"',
      'index="3" value="0.3"',
      "talks/miller.xml warning[weight-sum] the weights sum to 1.1, not to 1 @ <utility_space>",
    ],
    [
      '<weight index="3" value="2e-1"/>',
      "",
      'talks/miller.xml warning[missing-weight] missing weight of issue "rent" @ <issue index="3" name="r',
    ],
    [
      '<weight index="3" value="2e-1"/>',
      '<weight index="3" value="7"/><weight index="3" value="2e-1"/>',
      'talks/miller.xml warning[duplicate-weight] invalid weight: index 3 has another one @ <weight index="3" value=',
    ],
    [
      '<weight index="3"',
      '<weight index="0" value="1"/><weight index="3"',
      'talks/miller.xml note[ignored-weight] the weight of objective 0 is ignored @ <weight index="0" value=',
    ],
    [
      '<weight index="3"',
      '<weight index="8" value="1"/><weight index="3"',
      'talks/miller.xml warning[unknown-weight] unknown index 8 of a weight @ <weight index="8" value=',
    ],
    [
      'index="3" value="2e-1"',
      'value="2e-1"',
      'talks/miller.xml error[missing-attribute] missing index of this <weight> @ <weight value="2e-1"/>',
    ],
    [
      'name="rent"',
      'name="toll"',
      'talks/miller.xml warning[other-name] unknown issue name "toll" @ <issue index="3" name="t',
    ],
    [
      'index="3" name="rent"',
      'index="8" name="toll"',
      'talks/miller.xml error[unknown-issue] unknown issue "toll": the domain has none of this index or name @ <issue index="8" name="t',
    ],
    [
      'index="3" name="rent"',
      'index="3" name="days"',
      'talks/miller.xml error[duplicate-issue] invalid issue "days": it stands in the profile twice @ <issue index="3" name="d',
    ],
    [
      "</objective>",
      "<similarity_function/></objective>",
      "talks/miller.xml note[ignored-element] <similarity_function> is ignored @ <similarity_function/>",
    ],
    [
      '<reservation value="0.125"/>',
      "<reservation/>",
      "talks/miller.xml error[missing-attribute] missing value of this <reservation> @ <reservation/>",
    ],
    [
      "<reservation",
      '<reservation value="1"/><reservation',
      'talks/miller.xml warning[duplicate-element] invalid <reservation>: another one stands before it @ <reservation value="0.12',
    ],
    [
      '<discount_factor value="0.9"/>',
      '<discount_factor value="0.0"/>',
      "talks/miller.xml note[discount-outside] discount factor 0 is read as none @ 0.0",
    ],
    [
      "<utility_space>",
      '<utility_space type="uncertain">',
      'talks/miller.xml note[uncertain-profile] the ranking that an agent would be shown instead of this profile is ignored @ <utility_space type="unc',
    ],
    [
      "<utility_space>",
      '<utility_space type="nonlinear">',
      'talks/miller.xml error[missing-element] missing <utility> in <objective> @ <objective index="0" nam',
    ],
  ])("is told: %s → %s", (from, to, problem) => {
    const text = spoiled(miller, from, to);
    expect(told({ miller: text })).toContain(problem);
    const refused = told({ miller: text }).some((line) => line.includes(" error["));
    expect(read({ miller: text }).domain === null).toBe(refused);
  });

  it("counts for the index of the profile where that is shifted against the domain's", () => {
    const shifted = miller.replace(/(?<=<(?:issue|weight) index=")\d/g, (index) => String(Number(index) + 1));
    expect(told({ miller: shifted })).toEqual([
      'talks/miller.xml warning[other-index] invalid index 2 of issue "wheel": the domain gives it another @ <issue index="2" name="w',
      'talks/miller.xml warning[other-index] invalid index 3 of issue "days": the domain gives it another @ <issue index="3" name="d',
      'talks/miller.xml warning[other-index] invalid index 4 of issue "rent": the domain gives it another @ <issue index="4" name="r',
    ]);
    expect(read({ miller: shifted }).domain).toEqual(read().domain);
  });

  it("leaves an issue without weight out, whatever its evaluator is", () => {
    const light = miller
      .replace('<weight index="3" value="2e-1"/>', "")
      .replace(/<evaluator[^>]*parameter[^>]*>/, "");
    const { domain: found } = read({ miller: light });
    expect(found!.parties[0].utility).toMatchObject({
      terms: [{}, {}, { weight: "0", value: { kind: "constant", value: "0" } }],
    });
    expect(told({ miller: light })).toContain(
      'talks/miller.xml note[ignored-evaluator] the evaluator of issue "rent" is ignored @ <issue index="3" name="r',
    );
    const gone = light.replace(/<issue index="3".*\n/, "");
    expect(told({ miller: gone })).toContain(
      'talks/miller.xml warning[missing-issue] missing issue "rent" of the domain @ <utility_space>',
    );
    expect(told({ miller: miller.replace(/<issue index="3".*\n/, "") })).toContain(
      'talks/miller.xml error[missing-issue] missing issue "rent", to which the profile gives a weight @ <utility_space>',
    );
  });

  it("takes evaluations that all but vanish for 0, as GENIUS does, and says so", () => {
    const tiny = spoiled(
      spoiled(miller, 'evaluation="8"', 'evaluation="9e-6"'),
      'evaluation="2.0"',
      'evaluation="0"',
    );
    expect(told({ miller: tiny })).toEqual([
      'talks/miller.xml note[vanishing-evaluations] no evaluation of issue "wheel" reaches 0.00001, so that it counts nothing @ <issue index="1" name="w',
    ]);
    const { domain: found } = read({ miller: tiny });
    expect(toText(worth(found!, found!.parties[0], ["oak & iron", "8", "10"]))).toBe("0.5");
    const raw = read({ miller: tiny, evaluation: "raw" }).domain;
    expect(toText(worth(raw!, raw!.parties[0], ["oak & iron", "8", "10"]))).toBe("0.5000045");
  });

  it("does not hide what is odd in the other profile", () => {
    expect(told({ miller: "<a>", owner: "<b>" })).toEqual([
      "talks/miller.xml error[invalid-xml] invalid XML: missing closing tag </a> @ <a>",
      "owner.xml error[invalid-xml] invalid XML: missing closing tag </b> @ <b>",
    ]);
  });

  it("is told a hundred times and then counted", () => {
    const items = Array.from({ length: 150 }, (_, at) => `<item value="v${at}" evaluation="1"/>`).join("");
    const { problems } = read({ miller: spoiled(miller, '<item index="3"', `${items}<item index="3"`) });
    const mine = problems.filter(({ file }) => file === "talks/miller.xml");
    expect(mine.length).toBe(101);
    expect(mine.at(-1)?.message).toBe("51 more problems are not told");
  });
});

describe("damaged files", () => {
  it("are read or refused with a place inside the file, and never throw", () => {
    const character = fc.constantFrom(..."<>/\"'= &;0-9.ae\n", "\0", "\ud800", "]]>", "<!--", "evaluation");
    const damage = fc.record({
      file: fc.constantFrom("domain" as const, "miller" as const, "owner" as const),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(12),
      put: fc.string({ unit: character, maxLength: 4 }),
    });
    const whole = { domain, miller, owner };
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
        const texts = { ...whole };
        for (const { file, at, cut, put } of damages) {
          const start = Math.floor(at * texts[file].length);
          texts[file] = texts[file].slice(0, start) + put + texts[file].slice(start + cut);
        }
        const { domain: found, problems } = read(texts);
        expect(found === null).toBe(problems.some(({ severity }) => severity === "error"));
        for (const { file, span } of problems) {
          const text = file === "mill.xml" ? texts.domain : file === "owner.xml" ? texts.owner : texts.miller;
          expect(span.start).toBeLessThanOrEqual(text.length);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
        }
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});

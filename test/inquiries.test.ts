import { describe, expect, test } from "vitest";
import { claims, crux, learn, levers, sure } from "../src/index.ts";
import { storm, talks } from "../src/lenses/fixtures.laws.ts";
import type { Model } from "../src/scenario/model.ts";
import { scaled } from "./laws/change.ts";
import { modelOf } from "./model.ts";
import { holdsForRandom } from "./random/kept.ts";
import { questioned } from "./random/questions.ts";
import { renamedText } from "./random/rename.ts";

/** Enough for Shapley effects, few enough to be quick. */
const study = { points: 64, seed: 3, widen: 1, where: true };

/** Everything that is asked beyond a brief. */
interface Question {
  /** Two approaches and two views that differ, and a party. */
  readonly approaches: readonly [string, string];
  readonly views: readonly [string, string];
  readonly party: string;
  readonly on: readonly string[];
}

function answers(model: Model, { approaches: [from, to], views, party, on }: Question) {
  return {
    claims: claims(model, {}, study),
    sure: sure(model, { on: on.slice(0, 1) }, {}, study),
    levers: levers(model, { from, to, on }),
    crux: crux(model, { views, on }, {}, study),
    learn: learn(model, party, {}, study),
  };
}

const texts: Readonly<Record<string, { readonly text: string; readonly question: Question }>> = {
  storm: {
    text: `${storm.slice(0, storm.indexOf("views:"))}views:
  gloomy: { says: it is worse, assume: { danger: 0.4, shelter: 0.9 } }
  sunny: { says: it is better, assume: { danger: 0.15, shelter: 0.4 in 0.3..0.5, idle: 0.5 } }
correlations: [{ between: [danger, shelter], rank: 0.3 }]
claims:
  C1: { says: the coast is safer, holds: P(wreck | careful) < P(wreck | bold) }
  C2: { says: the open sea is safe, holds: P(wreck | bold) < 0.5 }
  C3: { says: it is worth it, holds: E(anna | bold) > 0 and P(wreck | bold) < 0.6 }
  C4: { says: what never is, holds: "E(anna | bold with danger = 0, wreck) > 0" }
`,
    question: {
      approaches: ["bold", "careful"],
      views: ["gloomy", "sunny"],
      party: "anna",
      on: ["P(wreck)", "E(anna)"],
    },
  },
  talks: {
    text: `${talks}views:
  hopeful: { says: it ends well, assume: { chance.spark.hazard: 0.02, values.anna.war: -20 in -30..-15 } }
  fearful: { says: it ends badly, assume: { chance.spark.hazard: 0.09, trust.anna in bert.at first: 0.45 } }
claims:
  C1: { says: softness pays, holds: P(deal | soft) > P(deal | hard) }
  C2: { says: it is open, holds: P(deal | hard) < 0.5 }
  C3: { says: Anna is better off, holds: E(anna | soft) > E(anna | hard) }
`,
    question: {
      approaches: ["hard", "soft"],
      views: ["hopeful", "fearful"],
      party: "anna",
      on: ["P(deal)", "E(anna)"],
    },
  },
};

/** What each name of the texts becomes, and in another order of the alphabet; no result says any of them by itself. */
const others: Readonly<Record<string, string>> = {
  anna: "zoe",
  bert: "abe",
  danger: "peril",
  shelter: "cover",
  idle: "aloof",
  course: "tack",
  coast: "beach",
  "open sea": "deep",
  bold: "wild",
  careful: "meek",
  gloomy: "dim",
  sunny: "bright",
  weather: "clouds",
  wreck: "ruin",
  calm: "placid",
  spark: "flash",
  demand: "plea",
  hard: "tough",
  soft: "gentle",
  hopeful: "glad",
  fearful: "afraid",
  restraint: "hush",
  land: "soil",
  half: "morsel",
  everything: "allofit",
  split: "parting",
  drift: "wane",
};
const exchanged = (text: string, names: readonly (readonly [string, string])[]): string =>
  names.reduce((before, [from, to]) => before.replaceAll(new RegExp(`\\b${from}\\b`, "g"), to), text);
const there = Object.entries(others);
const back = there.map(([from, to]) => [to, from] as const);

const bytes = (value: unknown): string => JSON.stringify(value);

/** Where a value holds what no JSON can, or a zero with a sign. */
function unsound(value: unknown, path = ""): readonly string[] {
  if (typeof value === "number")
    return Number.isFinite(value) && !Object.is(value, -0)
      ? []
      : [`${path} is ${Object.is(value, -0) ? "-0" : value}`];
  if (value === undefined || typeof value === "function") return [`${path} is ${typeof value}`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unsound(inner, `${path}.${key}`));
}

function frozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

describe.each(Object.entries(texts))("what is asked of the %s", (_, { text, question }) => {
  const found = answers(modelOf(text), question);

  test("is answered", () => {
    const failed = Object.values(found).flatMap((results) =>
      results.filter(({ failure }) => failure !== null),
    );
    expect(failed).toEqual([]);
    expect(found.claims.some(({ value }) => value?.plausible?.overturn != null)).toBe(true);
    expect(found.claims.some(({ value }) => (value?.plausible?.turns.length ?? 0) > 0)).toBe(true);
  });

  test("has the same answer for the same text, to the byte", () => {
    expect(bytes(answers(modelOf(text), question))).toBe(bytes(found));
  });

  test("has the same answer under other names, to the byte", () => {
    const renamed = modelOf(exchanged(text, there));
    const asked = JSON.parse(exchanged(bytes(question), there)) as Question;
    expect(renamed.parties.map(({ id }) => id)).toEqual(["zoe", "abe"]);
    expect(exchanged(bytes(answers(renamed, asked)), back)).toBe(bytes(found));
  });

  test("leaves what it is given alone", () => {
    expect(bytes(answers(frozen(modelOf(text)), frozen(structuredClone(question))))).toBe(bytes(found));
  });

  test("has an answer that is plain data", () => {
    expect(unsound(found)).toEqual([]);
    expect(JSON.parse(bytes(found))).toEqual(found);
    expect(structuredClone(found)).toEqual(found);
  });

  test("has the same answer in other points with a precision to match, to the bit", () => {
    const model = modelOf(text);
    // A power of two, so that no digit changes.
    const factor = 4;
    model.parties.forEach(({ id }, party) => {
      const after = answers(scaled(model, party, factor), question);
      const own = id === question.party ? factor : 1;
      expect(inUnits(after, own)).toEqual(inUnits(found, 1));
    });
  });
});

/** What does not count points as it is, what counts the points of the party that is asked about divided by a factor. */
function inUnits(all: ReturnType<typeof answers>, factor: number): unknown {
  const probable = (on: string | undefined): boolean => on?.startsWith("P(") ?? false;
  return {
    claims: all.claims.map(({ value }) => {
      const { shares, hinges, turns, overturn, regions, verdict } = value!.plausible!;
      return {
        status: value!.status,
        verdict,
        shares,
        hinges,
        turns,
        moves: overturn?.moves,
        distance: overturn?.distance,
        regions,
      };
    }),
    sure: all.sure.filter(({ value }) => probable(value?.on)).map(({ value }) => value),
    levers: all.levers.filter(({ value }) => probable(value?.on)).map(({ value }) => value),
    crux: all.crux.filter(({ value }) => probable(value?.on)).map(({ value }) => value),
    learn: all.learn.map(({ value }) => ({
      best: value!.best,
      means: value!.approaches.map(({ mean }) => mean / factor),
      gains: [value!.everything, ...value!.assumptions].map(({ gain, low, high }) => [
        gain / factor,
        low / factor,
        high / factor,
      ]),
    })),
  };
}

const SCENARIOS = 3;
const asked: Question = {
  approaches: ["as planned", "otherwise"],
  views: ["mine", "theirs"],
  party: "us",
  on: ["P(deal)", "E(iran)"],
};

/** Without the sentences and the one channel that use words which the files use as names. */
function withoutWords(all: ReturnType<typeof answers>): string {
  const results = Object.values(all)
    .flat()
    .map(({ method: _, findings: __, failure, ...result }) => ({ ...result, failure: failure?.code }));
  return bytes(results).replaceAll("price of refusing", "");
}

test(`what is asked of ${SCENARIOS} random scenarios has the same answers under other names, as plain data`, () => {
  let whole = 0;
  holdsForRandom(1918, SCENARIOS, (draw) => {
    const one = questioned(draw);
    if (one === null) return;
    const found = answers(one.model, asked);
    expect(unsound(found)).toEqual([]);
    expect(JSON.parse(bytes(found))).toEqual(found);
    const renamed = answers(
      modelOf(renamedText(one.text)),
      JSON.parse(renamedText(bytes(asked))) as Question,
    );
    expect(withoutWords(renamed)).toBe(renamedText(withoutWords(found)));
    if (
      Object.values(found)
        .flat()
        .every(({ failure }) => failure === null)
    )
      whole += 1;
  });
  expect(whole).toBeGreaterThan(SCENARIOS / 2);
});

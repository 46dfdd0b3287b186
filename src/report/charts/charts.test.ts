import { beforeAll, describe, expect, it } from "vitest";
import type { Chart, Json } from "../chart.ts";
import { courseChart } from "./course.ts";
import { cruxChart } from "./crux.ts";
import { leversChart } from "./levers.ts";
import { rankingChart } from "./ranking.ts";
import { chartsOf, type Results, resultsOf, scene } from "./scene.laws.ts";
import { sharesChart } from "./shares.ts";
import { trustChart } from "./trust.ts";

/** Four significant digits are drawn. */
const drawn = 1e-3;

let results: Results;
let charts: ReadonlyMap<string, Chart>;
beforeAll(() => {
  results = resultsOf(scene);
  charts = new Map(chartsOf(results).map((chart) => [chart.id, chart]));
});

const chart = (id: string): Chart => charts.get(id)!;
const rowsOf = ({ spec }: Chart): readonly Readonly<Record<string, Json>>[] =>
  (spec.data as { readonly values: readonly Readonly<Record<string, Json>>[] }).values;
/** A column of a table by its head. */
const column = ({ table }: Chart, head: string) => {
  const at = table.columns.indexOf(head);
  if (at < 0) throw new Error(`no column ${head} among ${table.columns.join(", ")}`);
  return table.rows.map((row) => row[at]);
};

describe("every chart", () => {
  it("is there, with a sentence, a table whose rows are as wide as its head, and an id fit for an anchor", () => {
    expect([...charts.keys()]).toEqual([
      "course",
      "trust",
      "ranking",
      "claims",
      "levers",
      "crux-1",
      "frontier",
    ]);
    for (const { id, title, description, table } of charts.values()) {
      expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(title.length).toBeGreaterThan(10);
      expect(description).toMatch(/^\S.*[.)]$/);
      expect(table.rows.length).toBeGreaterThan(0);
      for (const row of table.rows) expect(row.length).toBe(table.columns.length);
    }
  });

  it("is plain data that survives being written", () => {
    for (const one of charts.values()) expect(JSON.parse(JSON.stringify(one))).toEqual(one);
  });
});

describe("the table holds what is drawn:", () => {
  it("courses, where the parts of every round sum to one and the last are the outcomes", () => {
    const { table } = chart("course");
    const endings = table.columns.slice(2);
    const rows = rowsOf(chart("course"));
    expect(rows.length).toBe(table.rows.length * endings.length);
    for (const { approach, round, ending, probability } of rows) {
      const row = table.rows.find(([who, when]) => who === approach && when === round)!;
      expect(row[2 + endings.indexOf(String(ending))]).toBe(probability);
    }
    for (const [, , ...parts] of table.rows) {
      expect(Math.abs(parts.reduce<number>((sum, part) => sum + Number(part), 0) - 1)).toBeLessThan(drawn);
    }
    for (const { approach, value } of results.played) {
      const last = table.rows.findLast(([who]) => who === approach)!;
      expect(endings).toEqual(["lasting deal", "broken deal", "war", "drift", "still talking"]);
      Object.values(value.outcomes).forEach((probability, at) => {
        expect(Math.abs(Number(last[2 + at]) - probability)).toBeLessThan(drawn);
      });
    }
  });

  it("trust, at the start of every round that is reached often enough", () => {
    const one = chart("trust");
    expect(column(one, "trust")).toEqual(rowsOf(one).map(({ trust }) => trust));
    const [{ approach, value }] = results.played;
    const [relation, path] = Object.entries(value.trust)[0];
    const mine = one.table.rows.filter(([who, what]) => who === relation && what === approach);
    expect(mine.length).toBe(value.byRound.filter(({ goingOn }) => goingOn >= 0.05).length);
    mine.forEach(([, , , trust], at) => {
      expect(Math.abs(Number(trust) - path[at]!)).toBeLessThan(drawn);
    });
  });

  it("the ranking, in its order, with who makes it lowest and highest", () => {
    const one = chart("ranking");
    const { order, by } = results.ranking;
    expect(column(one, "approach")).toEqual(order.map(({ approach }) => approach));
    expect(column(one, by!.text)).toEqual(rowsOf(one).map(({ value }) => value));
    expect(column(one, "lowest")).toEqual(rowsOf(one).map(({ low }) => low));
    expect(column(one, "highest")).toEqual(rowsOf(one).map(({ high }) => high));
    const { lowBy } = order[0].spread!;
    expect(column(one, "lowest with")[0]).toBe(`${lowBy!.assumption} (${lowBy!.at})`);
  });

  it("claims, all of them: the parts of a bar begin where the one before ends, in one order", () => {
    const one = chart("claims");
    const claims = column(one, "claim");
    expect(claims).toEqual(results.claims.map(({ id }) => id));
    expect(column(one, "verdict")[3]).toBe("not yet sayable");
    claims.forEach((claim, at) => {
      const parts = rowsOf(one).filter((row) => row.claim === claim && row.part !== undefined);
      let end = 0;
      for (const { part, share, from, to } of parts) {
        expect(Math.abs(Number(from) - end)).toBeLessThan(drawn);
        expect(column(one, String(part))[at]).toBe(share);
        end = Number(to);
      }
      const studied = results.claims[at].plausible;
      expect(parts.length).toBe(
        studied === null ? 0 : Object.values(studied.shares).filter(({ share }) => share > 0).length,
      );
    });
  });

  it("levers, the largest first, whose parts sum to the whole", () => {
    const one = chart("levers");
    const parts = column(one, "its part").map(Number);
    expect(parts).toEqual(rowsOf(one).map(({ value }) => value));
    expect(parts.map(Math.abs)).toEqual(parts.map(Math.abs).sort((a, b) => b - a));
    const sum = parts.reduce((a, b) => a + b, 0);
    expect(Math.abs(sum - (results.levers.after - results.levers.before))).toBeLessThan(drawn);
  });

  it("what two views disagree about, also what is too small for a bar", () => {
    const one = chart("crux-1");
    const parts = column(one, "its part").map(Number);
    expect(parts.length).toBe(results.crux.parts.length);
    expect(parts.slice(0, rowsOf(one).length)).toEqual(rowsOf(one).map(({ value }) => value));
    const { after, before } = results.crux;
    expect(Math.abs(parts.reduce((a, b) => a + b, 0) - (after - before))).toBeLessThan(drawn);
  });
});

describe("labels", () => {
  it("stand apart, and each area that does not vanish has one", () => {
    for (const { approach, value } of results.played) {
      const labels = rowsOf(chart("course")).filter(
        (row) => row.approach === approach && row.label !== undefined,
      );
      expect(labels.length).toBe(Object.values(value.outcomes).filter((share) => share > 1e-9).length);
      const stands = labels.map((row) => Number(row.stands)).sort((a, b) => a - b);
      stands.slice(1).forEach((place, at) => {
        expect(place - stands[at]).toBeGreaterThan(0.13);
      });
    }
  });
});

describe("descriptions tell the finding:", () => {
  it("who comes first and by which number", () => {
    expect(chart("ranking").description).toMatch(
      /^soft comes first: P\(lasting deal\) is 0\.50 \(0\.36 to 0\.65\)\. Then hard/,
    );
    expect(chart("course").description).toContain("soft ends most often in lasting deal (0.50)");
    expect(chart("claims").description).toContain(
      "Verdicts on 4 claims: holds 2, fails 1 and not yet sayable 1.",
    );
  });
});

describe("where there is nothing to draw there is no chart", () => {
  it("of courses, trust, rankings, claims, levers and views", () => {
    expect(courseChart([])).toBeNull();
    expect(trustChart([])).toBeNull();
    expect(
      trustChart(results.played.map((one) => ({ ...one, value: { ...one.value, trust: {} } }))),
    ).toBeNull();
    expect(rankingChart({ ...results.ranking, by: null })).toBeNull();
    expect(sharesChart(results.claims.slice(3))).toBeNull();
    expect(leversChart({ ...results.levers, levers: [] }, "levers")).toBeNull();
    expect(cruxChart({ ...results.crux, parts: [] }, "crux-1")).toBeNull();
  });
});

describe("long talks", () => {
  it("are thinned, which is said, and keep their first and last round", () => {
    const long = results.played.map((one) => {
      const { byRound } = one.value;
      const rounds = Array.from({ length: 500 }, (_, at) => ({ ...byRound[Math.min(at, 3)], round: at + 1 }));
      return { ...one, value: { ...one.value, byRound: rounds } };
    });
    const one = courseChart(long)!;
    const rounds = one.table.rows.filter(([who]) => who === "hard").map(([, round]) => round);
    expect([rounds[0], rounds[1], rounds[rounds.length - 1]]).toEqual([0, 9, 500]);
    expect(one.description).toContain("One round in 9 is shown.");
  });
});

describe("an approach without a number", () => {
  it("comes last, with the reason in place of a bar", () => {
    const [first, second] = results.ranking.order;
    const none = { ...second, value: null, spread: null, reason: "nobody signs" };
    const one = rankingChart({ ...results.ranking, order: [first, none] })!;
    expect(column(one, "why there is no number")).toEqual([null, "nobody signs"]);
    expect(rowsOf(one)[1]).toMatchObject({ figure: "nobody signs", value: null });
    expect(one.description).not.toContain("Then");
  });
});

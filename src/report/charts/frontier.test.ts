import { describe, expect, it } from "vitest";
import type { AgreementValue, PointTold } from "../../lenses/agreement/value.ts";
import { contract } from "../../lenses/fixtures.laws.ts";
import type { Chart, Json } from "../chart.ts";
import { written } from "../html.ts";
import { render } from "../render.ts";
import { frontierChart } from "./frontier.ts";
import { widthOf } from "./measure.ts";
import { agreementOf, lake } from "./scene.laws.ts";
import { text, width } from "./theme.ts";

type Row = Readonly<Record<string, Json>>;

const chartOf = (value: AgreementValue, commonScale = false): Chart =>
  frontierChart(value, { approach: null, commonScale })!;
const rowsOf = ({ spec }: Chart): readonly Row[] => (spec.data as { readonly values: readonly Row[] }).values;
const having = (chart: Chart, key: string): readonly Row[] => rowsOf(chart).filter((row) => key in row);
const of = (chart: Chart, what: string): readonly Row[] => rowsOf(chart).filter((row) => row.what === what);

const kinds = {
  agreed: "beaten by no other, and could be agreed",
  refused: "beaten by no other, but cannot be agreed",
  named: "with a name, and could be agreed",
  rejected: "with a name, but cannot be agreed",
  fairest: "the fairest, by shares of gain",
} as const;

/** Nobody agrees to anything here: 30 and -10 lie beyond every package. */
const closed = contract.replace("no deal: 15", "no deal: 50").replace("no deal: 20 in 10..40", "no deal: 40");

describe("the plane of two parties", () => {
  const chart = chartOf(agreementOf(contract));
  /** Long delivery is worth more here, so that it beats some packages. */
  const beating = chartOf(
    agreementOf(contract.replace("eight weeks: 14 in 8..20", "eight weeks: 20 in 8..30")),
  );

  it("shows exactly what a walk through all packages finds beaten by none, and who could agree to it", () => {
    const all = Array.from({ length: 9 }, (_, at) => 80 + 5 * at).flatMap((price) => [
      { points: [120 - price + 12, price - 80], package: `price ${price}, delivery two weeks` },
      { points: [120 - price, price - 80 + 20], package: `price ${price}, delivery eight weeks` },
    ]);
    const best = all.filter(
      ({ points: [a, b] }) => !all.some(({ points: [c, d] }) => c >= a && d >= b && (c > a || d > b)),
    );
    const agreed = best.filter(({ points: [a, b] }) => a >= 15 && b >= 20);
    const points = (rows: readonly Row[]) => rows.map(({ p0, p1 }) => `${p0} ${p1}`).sort();
    const slow = (found: typeof all) => found.map(({ points: [a, b] }) => `${a} ${b}`).sort();
    expect(agreed.length).toBeGreaterThan(2);
    expect(best.length).toBeGreaterThan(agreed.length);
    expect(all.length).toBeGreaterThan(best.length);
    expect(points(of(beating, kinds.agreed))).toEqual(slow(agreed));
    expect(points(of(beating, kinds.refused))).toEqual(slow(best.filter((one) => !agreed.includes(one))));
  });

  it("joins them from the left to the right, in steps that never rise", () => {
    const line = having(chart, "place");
    expect(line.map(({ place }) => place)).toEqual([...line.keys()]);
    line.slice(1).forEach(({ p0, p1 }, at) => {
      expect(Number(p0)).toBeGreaterThan(Number(line[at].p0));
      expect(Number(p1)).toBeLessThan(Number(line[at].p1));
    });
  });

  it("draws what each has without an agreement, and shades where both have at least that", () => {
    expect(having(chart, "floor0").map(({ floor0 }) => floor0)).toEqual([15]);
    expect(having(chart, "floor1").map(({ floor1 }) => floor1)).toEqual([20]);
    const [{ zoneX, zoneY, zoneX2, zoneY2 }] = having(chart, "zoneX");
    expect([zoneX, zoneY]).toEqual([15, 20]);
    for (const { p0, p1 } of having(chart, "p0")) {
      expect(Number(p0)).toBeLessThan(Number(zoneX2));
      expect(Number(p1)).toBeLessThan(Number(zoneY2));
    }
    const told = having(chart, "label").map(({ label }) => (label as readonly string[]).join(" "));
    expect(told.slice(0, 2)).toEqual([
      "The buyer without an agreement: 15 (by the file)",
      "The seller without an agreement: 20 (by the file)",
    ]);
  });

  it("marks what has a name, and the fairest, each in a form or a filling of its own", () => {
    expect(of(chart, kinds.named).map((row) => row.package)).toEqual(["list terms", "the swap"]);
    expect(of(chart, kinds.fairest)).toHaveLength(1);
    const drawn = JSON.stringify(chart.spec);
    const range = (channel: string): readonly string[] =>
      JSON.parse(new RegExp(`"${channel}":\\{"field":"what".*?"range":(\\[.*?\\])`).exec(drawn)![1]);
    const looks = range("shape").map((shape, at) => `${shape} ${range("fill")[at] === "transparent"}`);
    expect(new Set(looks).size).toBe(4);
  });

  // Gains of 10 and 9 of 17 and 19 that each could have at most: every other package leaves somebody a smaller share.
  it("tells the finding, and holds in its table all that it draws", () => {
    expect(chart.description).toMatch(
      /^Of 18\u00a0packages 18 are beaten by no other; 8 of these could be agreed\. The fairest is price 95, delivery eight weeks \(The buyer 25, The seller 29\)\. Of those with a name list terms and the swap could be agreed\. Shaded is/,
    );
    expect(chart.table.columns).toEqual([
      "what it is",
      "package",
      "The buyer",
      "The seller",
      "packages alike",
    ]);
    const marks = having(chart, "p0").map(({ what, package: terms, p0, p1, packages }) => [
      ...[what, terms, p0, p1],
      packages,
    ]);
    expect(chart.table.rows.slice(0, marks.length)).toEqual(marks);
    expect(chart.table.rows.slice(marks.length)).toEqual([
      ["without an agreement, by the file", null, 15, null, null],
      ["without an agreement, by the file", null, null, 20, null],
    ]);
  });

  it("says that scales are each party's own unless the file says otherwise", () => {
    const value = agreementOf(contract);
    expect(chartOf(value).description).toContain("on a scale of its own");
    expect(chartOf(value, true).description).not.toContain("scale");
  });
});

describe("a zone", () => {
  it("without a package is still shaded, and said to be empty", () => {
    const chart = chartOf(agreementOf(closed));
    expect(having(chart, "zoneX")).toMatchObject([{ zoneX: 50, zoneY: 40 }]);
    expect(of(chart, kinds.agreed)).toEqual([]);
    expect(of(chart, kinds.fairest)).toEqual([]);
    expect(of(chart, kinds.rejected)).toHaveLength(2);
    expect(chart.description).toContain("none could be agreed. Of those with a name none could be agreed.");
  });

  it("reaches to the edge for a party that accepts anything, which is said", () => {
    const chart = chartOf(agreementOf(contract.replace(", no deal: 15 }", " }")));
    expect(having(chart, "floor0")).toEqual([]);
    const [{ zoneX, zoneY }] = having(chart, "zoneX");
    expect(Number(zoneX)).toBeLessThan(Math.min(...having(chart, "p0").map(({ p0 }) => Number(p0))));
    expect(zoneY).toBe(20);
    expect(chart.description).toContain("The buyer accepts anything.");
  });

  it("is all there is where nobody says what it has without an agreement", () => {
    const open = contract.replace(", no deal: 15 }", " }").replace(", no deal: 20 in 10..40 }", " }");
    const chart = chartOf(agreementOf(open));
    expect(having(chart, "zoneX")).toHaveLength(1);
    expect(of(chart, kinds.refused)).toEqual([]);
    expect(chart.description).toContain("nobody says what it has without an agreement");
  });

  it.each([
    ["-3000", "off to the left", 1],
    ["3000", "off to the right", 0],
  ])("whose line would press all packages together (%s) is told of at the edge", (floor, told, zones) => {
    const chart = chartOf(agreementOf(contract.replace("no deal: 15", `no deal: ${floor}`)));
    expect(having(chart, "floor0")).toEqual([]);
    expect(having(chart, "zoneX")).toHaveLength(zones);
    const [label] = having(chart, "label").map((row) => (row.label as readonly string[]).join(" "));
    expect(label).toContain(told);
  });
});

describe("a frontier", () => {
  it("of one point is drawn in the middle of axes that have a length", async () => {
    const alike = contract
      .replace("price: 120 - price, delivery: { two weeks: 12 in 6..20, eight weeks: 0 }", "price: 20")
      .replace("price: price - 80, delivery: { two weeks: 0, eight weeks: 14 in 8..20 }", "price: 30");
    const chart = chartOf(agreementOf(alike));
    expect(having(chart, "place")).toMatchObject([{ p0: 20, p1: 30, packages: 18 }]);
    expect(written(await render(chart))).not.toMatch(/NaN|Infinity/);
  });

  it("of thousands of points is thinned, which is said, and a small zone in it does not look empty", async () => {
    const value = agreementOf(contract);
    const point = (at: number): PointTold => ({
      ...{ points: [5000 - at, at], exact: [String(5000 - at), String(at)] },
      ...{ package: [String(at), "two weeks"], name: null, packages: 1 },
    });
    const points = Array.from({ length: 1000 }, (_, at) => point(5 * at));
    const [first, second] = value.parties;
    const many: AgreementValue = {
      ...value,
      parties: [
        { ...first, reservation: 4980 },
        { ...second, reservation: 10 },
      ],
      frontier: { ...value.frontier, points: 5000, shown: points },
      zone: { ...value.zone, points: 11, shown: [point(10), point(15), point(20)] },
      headline: point(15),
    };
    const chart = chartOf(many);
    expect(of(chart, kinds.agreed).map(({ p1 }) => p1)).toEqual([20, 15, 10]);
    const refused = of(chart, kinds.refused).map(({ p0 }) => Number(p0));
    expect(refused.length).toBeLessThan(50);
    expect([Math.min(...refused), Math.max(...refused)]).toEqual([5, 5000]);
    expect(chart.description).toContain(`${refused.length + 3} of 5000 packages with different points`);
    expect(written(await render(chart)).length).toBeLessThan(25_000);
  });

  it("of no package is no chart", () => {
    const value = agreementOf(contract);
    expect(
      frontierChart(
        { ...value, frontier: { ...value.frontier, shown: [] }, zone: { ...value.zone, shown: [] } },
        { approach: null, commonScale: false },
      ),
    ).toBeNull();
  });
});

describe("names on the plane", () => {
  /** Packages side by side, of which each has a long name. */
  const crowded = (names: number): Chart => {
    const value = agreementOf(contract);
    const [one] = value.named;
    const named = Array.from({ length: names }, (_, at) => ({
      ...one,
      package: `a package with the number ${at}`,
      points: [22 + (at % 3), 30 + (at % 5)],
    }));
    return chartOf({ ...value, named });
  };

  it("stand inside the drawing and apart, and where there is no room that is said", () => {
    const chart = crowded(60);
    const names = having(chart, "label").filter(({ label }) => /package/.test(String(label)));
    const left = 60 - names.length;
    expect(names.length).toBeGreaterThan(5);
    expect(left).toBeGreaterThan(5);
    expect(chart.description).toContain(`${left} packages have no room for a name`);
    expect(chart.table.rows.filter(([what]) => what === kinds.named)).toHaveLength(60);
    for (const { label } of names) expect(widthOf(String(label), text.size)).toBeLessThanOrEqual(width / 2);
  });

  it("however long, leave room for what a party has without an agreement", () => {
    const value = agreementOf(contract);
    const long = value.parties.map((party) => ({ ...party, name: "x".repeat(10_000) }));
    for (const chart of [
      chartOf({ ...value, parties: long }),
      chartOf({ ...agreementOf(lake), parties: [...long, long[0]] }),
    ]) {
      const told = rowsOf(chart).flatMap(({ label, head0, head1 }) => [label, head0, head1].map(String));
      for (const points of [15, 20]) {
        expect(
          told.filter((one) => one.replaceAll(",", " ").includes(`agreement: ${points} (by the file)`)),
        ).toHaveLength(1);
      }
    }
  });

  it("all have room where they are few", () => {
    expect(crowded(4).description).not.toContain("no room");
  });
});

describe("panels of three parties", () => {
  const value = agreementOf(lake);
  const chart = chartOf(value);

  it("have the same lines in all, and a line of what each has without an agreement in its own", () => {
    expect(having(chart, "label").map(({ line, label }) => [line, label])).toEqual([
      [0, "beaten by no other"],
      [1, "draft"],
      [2, "wish"],
      [3, "the fairest"],
    ]);
    expect([0, 1, 2].map((k) => having(chart, `floor${k}`)[0][`floor${k}`])).toEqual([10, -12, 9]);
    expect([0, 1, 2].map((k) => having(chart, `head${k}`)[0][`head${k}`])).toEqual([
      "Anna without an agreement: 10 (by the file)",
      "Bert without an agreement: −12 (by the file)",
      "Carl without an agreement: 9 (by the file)",
    ]);
    expect((chart.spec.vconcat as readonly Json[]).length).toBe(3);
  });

  it("show by its form whether all could agree to a package: one that reaches all three lines, and no other", () => {
    const floors = [10, -12, 9];
    for (const row of having(chart, "p0")) {
      const reaches = floors.every((floor, k) => Number(row[`p${k}`]) >= floor);
      expect([
        row.package,
        [kinds.agreed, kinds.named, kinds.fairest].some((kind) => kind === row.what),
      ]).toEqual([row.package, reaches]);
    }
    expect(of(chart, kinds.rejected).map((row) => row.package)).toEqual(["wish"]);
  });

  it("keep what is best and worst for each however few are drawn", () => {
    const drawn = [...of(chart, kinds.agreed), ...of(chart, kinds.refused)];
    expect(drawn.length).toBeLessThan(value.frontier.points);
    value.parties.forEach((_, k) => {
      const all = value.frontier.shown.map(({ points }) => points[k]);
      const own = drawn.map((row) => Number(row[`p${k}`]));
      expect([Math.min(...own), Math.max(...own)]).toEqual([Math.min(...all), Math.max(...all)]);
    });
    expect(chart.description).toContain(`${drawn.length} of ${value.frontier.points} packages`);
  });

  it("leave names after the first eight to the table, which is said", () => {
    const [one] = value.named;
    const named = Array.from({ length: 11 }, (_, at) => ({ ...one, package: `plan ${at}` }));
    const long = chartOf({ ...value, named });
    expect(having(long, "label")).toHaveLength(10);
    expect(long.description).toContain("3 packages have no room for a name and stand in the table.");
    expect(long.table.rows.filter(([what]) => what === kinds.named)).toHaveLength(11);
  });
});

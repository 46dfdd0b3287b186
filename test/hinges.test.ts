import { beforeAll, describe, expect, it, test } from "vitest";
import { width } from "../cli/text.ts";
import { threads } from "../cli/threads/threads.ts";
import type { Judgement, Plausible } from "../src/claims/judge.ts";
import { thresholds, verdictOver } from "../src/claims/verdict.ts";
import { claims, crux, finish, inquire, learn, levers, sure, sweep, Unsayable } from "../src/index.ts";
import type { CruxValue } from "../src/lenses/hinges/crux.ts";
import type { LearnValue } from "../src/lenses/hinges/learn.ts";
import type { LeversValue } from "../src/lenses/hinges/levers.ts";
import type { SureValue } from "../src/lenses/hinges/sure.ts";
import { finishOn } from "../src/run/runner.ts";
import { modelOf } from "./model.ts";
import { textOf } from "./repository.ts";
import { type Outcome, parley } from "./shell.ts";

const strike = "scenarios/labour/strike.yaml";
const libya = "scenarios/crisis/libya-2003.yaml";
const contract = "scenarios/contract/supply.yaml";
const few = ["--points", "128"];

/** Sums of Shapley values and the differences that they divide are rounded differently. */
const ROUNDING = 1e-12;

const POINTS = 128;
/** One uniform assumption alone: every 128th of its range holds exactly one point, so that a share is off by less than one. */
const ONE_POINT = 1 / POINTS;

/** The package is worth x to a, and x is any number from 5 to 15 alike. */
const uniform = (claims: Readonly<Record<string, string>>): string =>
  [
    "parley: 1",
    "title: One number that nobody knows",
    "parties: { a: {}, b: {} }",
    "issues: { price: [low, high] }",
    "packages: { cheap: { price: low } }",
    "assumptions: { x: 10 in 5..15 uniform }",
    "values: { a: { deal: { price: { low: x } }, no deal: 4 }, b: { deal: 1, no deal: 0 } }",
    "claims:",
    ...Object.entries(claims).map(
      ([id, holds]) => `  ${id}: { says: so, matters: 0.0001, holds: ${JSON.stringify(holds)} }`,
    ),
    "",
  ].join("\n");

async function valuesOf<Value>(argv: readonly string[], input?: string): Promise<readonly Value[]> {
  const { out, err } = await parley([...argv, "--json"], input === undefined ? {} : { input });
  expect(err).toBe("");
  return JSON.parse(out).results.map(({ value }: { value: Value }) => value);
}

async function judged(input: string, ...options: readonly string[]): Promise<Record<string, Judgement>> {
  const argv = ["claims", "-", "--points", String(POINTS), ...options];
  return Object.fromEntries((await valuesOf<Judgement>(argv, input)).map((value) => [value.id, value]));
}

function studied({ id, plausible }: Judgement): Plausible {
  if (plausible === null) throw new Error(`claim ${id} was not studied`);
  return plausible;
}

describe("the same question", () => {
  it.each([
    ["claims", strike, ...few],
    ["learn", strike, "--for", "firm", ...few],
    ["sure", strike, "--approach", "mediated", ...few],
    ["levers", libya, "--from", "fear alone", "--to", "relief plus pledge"],
  ])("of %s is answered with the same bytes, in one thread and in two", async (...argv) => {
    const one = await parley([...argv, "--threads", "1"]);
    expect(one.code, one.err).toBe(0);
    for (const line of one.out.split("\n")) expect(width(line), line).toBeLessThanOrEqual(100);
    expect(await parley([...argv, "--threads", "1"])).toEqual(one);
    expect(await parley([...argv, "--threads", "2"])).toEqual(one);
  });

  it("is answered with the same bytes where threads do everything, however small", async () => {
    const study = { points: 64, seed: 3 };
    const begin = () => {
      const begun = inquire(textOf(strike), strike, { kind: "learn", party: "union" }, { study });
      if (!("work" in begun)) throw new Error(begun.status);
      return begun;
    };
    const here = begin();
    const there = begin();
    const runner = threads(2);
    try {
      expect(await finishOn(runner, there.engine, there.work)).toEqual(finish(here.engine, here.work));
    } finally {
      await runner.close();
    }
  });

  it("with another seed is asked of another sample, and says so", async () => {
    const argv = ["claims", strike, ...few, "--json"];
    const [first, second] = await Promise.all(
      [[], ["--seed", "2"]].map(async (seed) => JSON.parse((await parley([...argv, ...seed])).out)),
    );
    expect([first.seed, second.seed]).toEqual([1, 2]);
    const means = [first, second].map(({ results }) =>
      results.map(({ value }: { value: Judgement }) => studied(value).margin?.mean),
    );
    for (const [at, mean] of means[0].entries()) expect(means[1][at]).not.toBe(mean);
  });
});

describe("the words of a verdict", () => {
  const shared = (holds: number, fails: number, none: number) => {
    const share = (part: number) => ({ share: part, low: 0, high: 1 });
    return verdictOver({ holds: share(holds), fails: share(fails), "no difference": share(none) });
  };
  const { plain, mostly } = thresholds;
  const less = 1e-9;

  test.each([
    ["holds", plain, 1 - plain, 0],
    ["mostly holds", plain - less, 1 - plain, 0],
    ["mostly holds", mostly, 0, 1 - mostly],
    ["hangs", mostly - less, 1 - mostly, 0],
    ["hangs", 0.5, 0.5, 0],
    ["hangs", 0.4, 0.3, 0.3],
    ["hangs", 0, 0, 0],
    ["mostly fails", 1 - mostly, mostly, 0],
    ["mostly fails", 0, plain - less, 0],
    ["fails", 1 - plain, plain, 0],
    ["mostly no difference", 0, 1 - mostly, mostly],
    ["no difference", 1 - plain, 0, plain],
  ])("%s: true in %d, false in %d, neither in %d", (word, ...shares) => {
    expect(shared(...(shares as [number, number, number]))).toBe(word);
  });

  test("follow from shares that can be worked out by hand", async () => {
    const bars = { always: 5.25, often: 6.5, even: 10.5, seldom: 13.5, never: 14.75 };
    const claims = Object.entries(bars).map(([id, bar]) => [id, `value(a, cheap) > ${bar}`]);
    const found = await judged(uniform(Object.fromEntries(claims)));
    expect(Object.fromEntries(Object.values(found).map(({ id, status }) => [id, status]))).toEqual({
      always: "holds",
      often: "mostly holds",
      even: "hangs",
      seldom: "mostly fails",
      never: "fails",
    });
    for (const [id, bar] of Object.entries(bars)) {
      const { shares } = studied(found[id]);
      const { share, low, high } = shares.holds;
      expect(Math.abs(share - (15 - bar) / 10)).toBeLessThan(ONE_POINT);
      expect(low < share && share < high).toBe(true);
      expect(shares.holds.share + shares.fails.share + shares["no difference"].share).toBe(1);
    }
  });

  test("leave what is closer than what matters to no difference", async () => {
    const text = uniform({ near: "value(a, cheap) > 10" });
    const word = async (matters: string) =>
      (await judged(text.replace("matters: 0.0001", `matters: ${matters}`))).near.status;
    expect(await word("4.9")).toBe("no difference");
    expect(await word("4")).toBe("mostly no difference");
    expect(await word("0.5")).toBe("hangs");
  });

  test("are those of the central values with --quick", async () => {
    const found = await judged(uniform({ even: "value(a, cheap) > 10.5" }), "--quick");
    expect(found.even).toMatchObject({ status: "fails", plausible: null, widened: null });
  });
});

describe("combinations without a number", () => {
  // The root exists from 6 on, in nine tenths of the range; it is above 1 from 7 on.
  const rooted = (least: number) => `sqrt(value(a, cheap) - ${least}) > 1`;

  it("are counted, with their reason, and are in none of the shares", async () => {
    const { root } = await judged(uniform({ root: rooted(6) }));
    const { failures, shares, verdict, margin } = studied(root);
    expect(Math.abs(failures.count / POINTS - 0.1)).toBeLessThan(ONE_POINT);
    expect(failures.reasons).toEqual([{ reason: expect.any(String), count: failures.count }]);
    expect(Math.abs(shares.holds.share - 0.8)).toBeLessThan(ONE_POINT);
    const counted = shares.holds.share + shares.fails.share + shares["no difference"].share;
    expect(counted).toBe(1 - failures.count / POINTS);
    expect([verdict, margin?.least]).toEqual(["mostly holds", expect.any(Number)]);
    const { out } = await parley(["claims", "-", "--points", String(POINTS)], {
      input: uniform({ root: rooted(6) }),
    });
    expect(out).toContain(`\n   ${failures.count} combinations without a number: `);
  });

  it("at the central values do not keep a claim from a verdict over the rest", async () => {
    const { root } = await judged(uniform({ root: rooted(11) }));
    expect(root).toMatchObject({ status: "hangs", central: null, reason: expect.any(String) });
    expect(Math.abs(studied(root).shares.holds.share - 0.3)).toBeLessThan(ONE_POINT);
  });

  it("everywhere leave a claim undefined", async () => {
    const input = uniform({ root: rooted(20) });
    const { root } = await judged(input);
    expect(root.status).toBe("undefined");
    expect(studied(root)).toMatchObject({
      failures: { count: POINTS },
      margin: null,
      hinges: null,
      turns: [],
    });
    const { code, out } = await parley(["claims", "-", "--points", String(POINTS), "--widen", "2"], {
      input,
    });
    expect([code, out]).toEqual([0, expect.stringContaining("without a number in all of the combinations")]);
  });
});

describe("what a claim hangs on, where it turns and what overturns it", () => {
  let found: readonly Judgement[] = [];
  beforeAll(async () => {
    found = await valuesOf<Judgement>(["claims", libya, "--points", "64"]);
  });

  it("are effects that sum to 1, the largest first", () => {
    const lists = found.flatMap(({ plausible }) => plausible?.hinges?.list ?? []);
    expect(lists.length).toBeGreaterThan(0);
    for (const { plausible } of found) {
      if (plausible === null || plausible.hinges === null) continue;
      const effects = plausible.hinges.list.map(({ effect }) => effect);
      expect(Math.abs(effects.reduce((sum, effect) => sum + effect, 0) - 1)).toBeLessThan(ROUNDING);
      expect(effects).toEqual([...effects].sort((a, b) => b - a));
    }
  });

  it("are borders at which the margin has the other sign on the other side", async () => {
    const turning = found.find(({ plausible }) => (plausible?.turns.length ?? 0) > 0);
    if (turning === undefined) throw new Error("no claim of this file turns");
    const [{ assumption, at, low, high }] = studied(turning).turns;
    const [{ value, above }] = at;
    // A turn is found to a thousandth of the range.
    const step = 2e-3 * (high - low);
    const marginAt = async (held: number) => {
      const there = await valuesOf<Judgement>(["claims", libya, "--quick", "--set", `${assumption}=${held}`]);
      return there.find(({ id }) => id === turning.id)?.central?.margin ?? Number.NaN;
    };
    const [below, beyond] = [await marginAt(value - step), await marginAt(value + step)];
    expect([Math.sign(below), Math.sign(beyond)]).toEqual(above === "positive" ? [-1, 1] : [1, -1]);
  });

  it("are changes that do overturn it, to the digit", async () => {
    const overturned = found.find(({ plausible }) => (plausible?.overturn?.moves.length ?? 0) > 1);
    if (overturned === undefined) throw new Error("no claim of this file is overturned by several together");
    const { moves, distance, margin } = studied(overturned).overturn!;
    expect(Math.abs(distance - Math.hypot(...moves.map(({ ranges }) => ranges)))).toBeLessThan(ROUNDING);
    const held = moves.flatMap(({ assumption, to }) => ["--set", `${assumption}=${to}`]);
    const there = await valuesOf<Judgement>(["claims", libya, "--quick", ...held]);
    const { central } = there.find(({ id }) => id === overturned.id)!;
    expect(central!.margin).toBe(margin);
    expect(central!.verdict).toBe(overturned.central!.verdict === "holds" ? "fails" : "holds");
  });

  it("are looked for in one region where asked: the one in which it fails", async () => {
    const { often } = await judged(uniform({ often: "value(a, cheap) > 8" }), "--where");
    const [region, ...others] = studied(often).regions!.list;
    expect(others).toEqual([]);
    expect(region).toMatchObject({ coverage: 1, density: 1, limits: [{ assumption: "x", low: null }] });
    expect(Math.abs(region.limits[0].high! - 8)).toBeLessThan(10 * ONE_POINT);
    const unasked = await judged(uniform({ often: "value(a, cheap) > 8" }));
    expect(studied(unasked.often).regions).toBeNull();
  });

  it("are told again with wider ranges, what changes marked", async () => {
    const input = uniform({ always: "value(a, cheap) > 4" });
    const { always } = await judged(input, "--widen", "2");
    // Twice as wide is 0 to 20, of which four fifths lie above 4.
    expect(always).toMatchObject({
      status: "holds",
      plausible: { shares: { holds: { share: 1 } } },
      widened: { times: 2, plausible: { verdict: "mostly holds" }, verdictChanges: true, topChanges: false },
    });
    expect(Math.abs(always.widened!.plausible.shares.holds.share - 0.8)).toBeLessThan(ONE_POINT);
  });
});

describe("levers and crux", () => {
  it("divide the whole difference, and no more", async () => {
    const on = ["--on", "P(deal)", "--on", "E(west)"];
    const argv = ["levers", libya, "--from", "fear alone", "--to", "relief plus pledge", ...on];
    const values = await valuesOf<LeversValue>(argv);
    expect(values.map(({ on: number }) => number)).toEqual(["P(deal)", "E(west)"]);
    for (const { before, after, whole, levers } of values) {
      const parts = levers.reduce((sum, { part }) => sum + part.value, 0);
      expect(Math.abs(parts - whole.value)).toBeLessThan(ROUNDING * (1 + Math.abs(before)));
      expect(whole.value).toBe(after - before);
    }
  });

  it("give a lever that does nothing a part of exactly 0", async () => {
    const idle = textOf(libya).replace(
      "\nlevers:\n",
      "\nlevers:\n  flag: { settings: { up: {}, down: {} } }\n",
    );
    const input = idle
      .replace("fear alone: { ", "fear alone: { flag: up, ")
      .replace("fear plus pledge: { ", "fear plus pledge: { flag: up, ")
      .replace("relief alone: { ", "relief alone: { flag: up, ")
      .replace("relief plus pledge: { ", "relief plus pledge: { flag: down, ");
    const [value] = await valuesOf<LeversValue>(
      ["levers", "-", "--from", "fear alone", "--to", "relief plus pledge", "--on", "P(deal)"],
      input,
    );
    const flag = value.levers.find(({ name }) => name === "flag")!;
    expect(flag).toMatchObject({ part: { value: 0, turns: [] }, alone: { value: 0 }, channels: [] });
    expect(value.levers.filter(({ name }) => name !== "flag")).toHaveLength(2);
  });

  it("name what two views differ on, and nothing that they share", async () => {
    const argv = ["crux", libya, "--view", "fear did it", "--view", "relief did it"];
    const values = await valuesOf<CruxValue>([...argv, "--on", "P(deal)", "--approach", "fear alone"]);
    expect(values.map(({ on }) => on)).toEqual(["P(deal) under fear alone"]);
    const [{ before, after, exact, parts }] = values;
    expect(exact).toBe(true);
    expect(parts.map(({ assumption }) => assumption).sort()).toEqual([
      "strike hazard",
      "values.libya.deal.kept.relief.full ties",
    ]);
    const sum = parts.reduce((total, { effect }) => total + effect, 0);
    expect(Math.abs(sum - (after - before))).toBeLessThan(ROUNDING);
    const seen = await valuesOf<{ kind: string; signed: number }>([
      ...["run", libya, "--view", "fear did it", "--approach", "fear alone", "--lens", "play"],
    ]);
    expect(seen.find(({ kind }) => kind === "approach")!.signed).toBe(before);
  });

  it("turned around, turn the signs around", async () => {
    const between = async (first: string, second: string) =>
      (
        await valuesOf<CruxValue>([
          "crux",
          libya,
          "--view",
          first,
          "--view",
          second,
          "--on",
          "P(deal | fear alone)",
        ])
      )[0];
    const there = await between("fear did it", "relief did it");
    const back = await between("relief did it", "fear did it");
    expect([back.before, back.after]).toEqual([there.after, there.before]);
    for (const { assumption, effect } of there.parts) {
      const other = back.parts.find((part) => part.assumption === assumption)!;
      expect(Math.abs(other.effect + effect)).toBeLessThan(ROUNDING);
    }
  });
});

describe("how sure one can be of a number", () => {
  it("is told by quantiles that can be worked out by hand", async () => {
    const argv = ["sure", "-", "--points", String(POINTS), "--on", "2 * value(a, cheap)"];
    const [value] = await valuesOf<SureValue>(argv, uniform({ any: "value(a, cheap) > 1" }));
    const { least, most, mean, quantiles } = value.distribution!;
    // The whole range of twice x is 20 wide, and each 128th of it holds one point.
    const near = 20 * ONE_POINT;
    expect(value.central).toBe(20);
    expect(Math.abs(mean - 20)).toBeLessThan(near);
    expect([Math.abs(least - 10), Math.abs(most - 30)].every((off) => off < near)).toBe(true);
    for (const [share, quantile] of Object.entries(quantiles))
      expect(Math.abs(quantile - (10 + 20 * Number(share)))).toBeLessThan(2 * near);
    expect(value.hinges!.list[0]).toMatchObject({ assumption: "x", tied: false });
    expect(Math.abs(value.hinges!.list[0].effect - 1)).toBeLessThan(ROUNDING);
  });
});

describe("learn", () => {
  it("finds nothing to learn that is worth more than learning everything", async () => {
    const [value] = await valuesOf<LearnValue>(["learn", strike, "--for", "union", ...few]);
    const means = value.approaches.map(({ mean }) => mean);
    const best = value.approaches.find(({ mean }) => mean === Math.max(...means))!;
    expect(value.best).toBe(best.approach);
    expect(value.everything.gain).toBeGreaterThan(0);
    for (const { gain, low, high } of value.assumptions) {
      expect(gain).toBeLessThanOrEqual(value.everything.gain);
      expect(low <= gain && gain <= high).toBe(true);
    }
    expect(value).toMatchObject({ points: POINTS, widen: 1, failures: 0 });
  });

  it("says how wide the ranges are where they are not the file's", async () => {
    const { out } = await parley(["learn", strike, "--for", "union", ...few, "--widen", "2"]);
    expect(out).toContain("\nEvery range is 2 times as wide as the file has it.\n");
  });
});

describe("the library", () => {
  const model = modelOf(textOf(libya), libya);
  const few = { points: 32 };

  it.each([
    [
      ["sure", "--points", "32", "--on", "P(deal | fear alone)"],
      () => sure(model, { on: ["P(deal | fear alone)"] }, {}, few),
    ],
    [
      ["levers", "--from", "fear alone", "--to", "relief alone"],
      () => levers(model, { from: "fear alone", to: "relief alone" }),
    ],
    [
      ["crux", "--view", "fear did it", "--view", "relief did it", "--on", "P(deal)"],
      () => crux(model, { views: ["fear did it", "relief did it"], on: ["P(deal)"] }),
    ],
    [["learn", "--for", "libya", "--points", "32"], () => learn(model, "libya", {}, few)],
  ])("answers as the command line does: %j", async ([command, ...argv], ask) => {
    const { out } = await parley([command, libya, ...argv, "--json"]);
    expect(JSON.parse(JSON.stringify(ask()))).toEqual(JSON.parse(out).results);
  });

  it("judges claims as the command line does", async () => {
    const { out } = await parley(["claims", contract, "--points", "32", "--json"]);
    const judgements = claims(modelOf(textOf(contract), contract), {}, few);
    expect(JSON.parse(JSON.stringify(judgements))).toEqual(JSON.parse(out).results);
  });

  it("throws what it cannot put to a model", () => {
    expect(() => learn(model, "nobody")).toThrow(Unsayable);
    expect(() => levers(model, { from: "fear alone", to: "fear alone" })).toThrow("they differ in nothing");
  });

  it("gives every story of a text as a value, refused or done", () => {
    const asked = inquire(textOf(libya), libya, { kind: "learn", party: "nobody" });
    expect(asked).toMatchObject({ status: "refused", refusal: { code: expect.any(String) } });
    const table = sweep(textOf(contract), contract, {}, { points: 16, seed: 1, widen: 1 });
    if (table.status !== "swept") throw new Error(table.status);
    const { engine, work } = table.rows(4, 6);
    const { columns, failures } = finish(engine, work);
    expect([columns.length, failures]).toEqual([table.columns.length, [null, null]]);
    expect(columns.every((column) => column.length === 2 && column.every(Number.isFinite))).toBe(true);
  });
});

describe("wrong usage", () => {
  const mediated = ["levers", strike, "--from", "mediated", "--to"];

  it.each([
    [["claims", strike, "--points", "3"], 'invalid number "3" in --points'],
    [["claims", strike, "--points", "1e3"], 'invalid number "1e3" in --points'],
    [["claims", strike, "--widen", "-1"], 'invalid number "-1" in --widen'],
    [["claims", strike, "--widen", "0"], 'invalid number "0" in --widen'],
    [["claims", strike, "--seed", "1.5"], 'invalid number "1.5" in --seed'],
    [["claims", strike, "--threads", "0"], 'invalid number "0" in --threads'],
    [["claims", strike, "--view", "nobody"], 'unknown view "nobody"'],
    [["crux", libya, "--view", "fear did it"], "invalid number of views 1"],
    [["crux", libya, "--view", "fear did it", "--view", "fear"], 'unknown view "fear"'],
    [
      ["crux", libya, "--view", "fear did it", "--view", "fear did it"],
      'invalid pair: twice the view "fear did it"',
    ],
    [[...mediated, "mediated"], "invalid pair: they differ in nothing"],
    [[...mediated, "open"], 'unknown approach "open"'],
    [[...mediated, "mediated with opening = lo"], 'unknown setting of "opening" "lo"'],
    [[...mediated, "mediated with closing = low"], 'unknown lever or assumption "closing"'],
    [[...mediated, "hard opening from round 3"], "invalid pair: they start in different states"],
    [[...mediated, "hard opening", "--on", "P(dea)"], 'unknown outcome "dea"'],
    [[...mediated, "hard opening", "--on", "S1"], 'invalid number "S1": no lever moves it'],
    [["levers", contract, "--from", "a", "--to", "b"], "missing clock, turns"],
    [["sure", contract, "--on", "P(deal)"], "missing clock, turns"],
    [["sure", strike, "--on", "value(firm)"], "missing"],
    [["learn", strike, "--for", "nobody"], 'unknown party or faction with values "nobody"'],
    [["learn", strike, "--for", "firm", "--approach", "mediated"], "missing choice"],
  ])("%j is refused", async (argv, message) => {
    const { code, out, err } = await parley(argv);
    expect(err).toContain(`parley: ${message}`);
    expect(err).toMatch(/\n {2}note: ./);
    expect([code, out]).toEqual([2, ""]);
  });
});

describe("the human form", () => {
  it.each([
    ["claims", strike, "--points", "32", "--where", "--widen", "3"],
    ["levers", strike, "--from", "hard opening", "--to", "mediated"],
    ["crux", libya, "--view", "fear did it", "--view", "relief did it"],
    ["learn", libya, "--for", "libya", "--points", "64"],
    ["sure", strike, "--points", "64", "--indices", "--widen", "2"],
  ])("of %s %s fits its width, and is read as sentences with --plain", async (...argv) => {
    const form = (setting: readonly string[], terminal: number): Promise<Outcome> =>
      parley([...argv, ...setting], { terminal, environment: { NO_COLOR: "1" } });
    for (const columns of [100, 72]) {
      const { out } = await form([], columns);
      const fixed = out.split("\n").filter((line) => !/^\S.*\s{2,}\S|^─/.test(line));
      // A table of numbers has the width that its numbers need; nothing else may take more than there is.
      for (const line of columns === 100 ? out.split("\n") : fixed)
        expect(width(line), line).toBeLessThanOrEqual(columns);
    }
    const plain = (await form(["--plain"], 100)).out;
    expect(plain).not.toMatch(/[─│]/);
    // Each row names the heads of its columns, so that nothing has to be looked up in another line.
    expect(plain).toMatch(/^\S.*: (?:[^;]+; )+[^;]+$/m);
    for (const line of plain.split("\n")) expect(line).not.toMatch(/\S {3,}\S/);
  });
});

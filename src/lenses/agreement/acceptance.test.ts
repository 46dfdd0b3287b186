import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { modelOf } from "../../../test/model.ts";
import { holdsForRandom } from "../../../test/random/kept.ts";
import { scenarioText } from "../../../test/random/scenario.ts";
import { judgedAll } from "../../claims/fixtures.laws.ts";
import { printName } from "../../expression/lexer.ts";
import { parseExpression } from "../../expression/parse.ts";
import type { Query } from "../../expression/syntax.ts";
import { fraction, toNumber } from "../../maths/exact.ts";
import { type Course, courseOf, onlyCourse } from "../course.ts";
import { type Engine, engineFor } from "../engine.ts";
import { contract, talks } from "../fixtures.laws.ts";
import { mattersFor } from "../matters.ts";
import { measure } from "../measure.ts";
import { pointsOf } from "../unit.ts";
import { movedTo, type World } from "../world.ts";
import { acceptance, type Test } from "./acceptance.ts";
import { compile } from "./compiled.ts";
import { brokenRules, wholeAt } from "./evaluate.ts";
import { spaceFrom } from "./fromModel.ts";
import { chamberOf } from "./home.ts";
import { playingOn, rowOf } from "./playing.ts";
import type { Space } from "./space.ts";

const engineOf = (text: string): Engine => engineFor(modelOf(text), { view: null, held: new Map() });

function tests(
  engine: Engine,
  text: string,
  standing: Course | null = onlyCourse(engine.model),
): readonly Test[] {
  const query = parseExpression(text, 0, { queries: true });
  const inner = (part: typeof query, course = standing) => measure(engine, part, course);
  return acceptance(engine, query as Query, standing, inner);
}
const margins = (engine: Engine, text: string, world: World = engine.central) =>
  tests(engine, text).map(({ margin }) => margin.at(world));

const folder = new URL("../../../scenarios/", import.meta.url);
const library = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml"))
  .sort()
  .map((name) => [name, readFileSync(new URL(name, folder), "utf8")] as const);

/** The exact space at a world, against what playing on is worth there; null where a number is missing. */
function spaceAt(engine: Engine, course: Course, world: World): Space | null {
  const going = [...playingOn(engine, course)].map(([row, worth]) => [row, worth.at(world)] as const);
  if (going.some(([, points]) => typeof points !== "number")) return null;
  const moment = { assumptions: engine.theta(course, world), structure: course.structure, trust: new Map() };
  const made = spaceFrom(engine.model, moment, {
    reservations: new Map(going as readonly (readonly [string, number])[]),
  });
  return "code" in made ? null : made.space;
}

/** What every package brings to parties or factions above what they have without an agreement; null binds nobody. */
function gainsOf(space: Space, who: readonly Pick<Space["parties"][number], "worth" | "reservation">[]) {
  const compiled = compile(
    space,
    who.map(({ worth, reservation }) => ({ worth, beside: [reservation] })),
  );
  return (values: readonly number[]): readonly (number | null)[] =>
    wholeAt(compiled, values).map((whole, k) => {
      const { reservation } = who[k];
      return reservation === null
        ? null
        : toNumber(fraction(whole, compiled.units[k])) - toNumber(reservation);
    });
}

/** Some worlds of a file: the centre and points spread over the ranges, always the same. */
const worldsOf = ({ central, ranges }: Engine, count: number): readonly World[] =>
  Array.from({ length: count }, (_, i) =>
    i === 0
      ? central
      : movedTo(
          central,
          ranges.map(({ assumption }) => assumption),
          ranges.map(({ low, high }, k) => low + (high - low) * ((i * 0.618 + k * 0.414) % 1)),
        ),
  );

/** Doubles beside exact numbers, after some dozens of additions. */
const rounding = 1e-9;
const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= rounding * Math.max(1, Math.abs(a), Math.abs(b));
const mostPackages = 3000;

function* packagesOf({ issues, rules }: Space): Iterable<readonly number[]> {
  const sizes = issues.map(({ values }) => values.length);
  const count = sizes.reduce((product, size) => product * size, 1);
  for (let n = 0; n < count; n++) {
    let rest = n;
    const values = sizes.map((size) => {
      const value = rest % size;
      rest = Math.floor(rest / size);
      return value;
    });
    if (brokenRules(sizes, rules, values).length === 0) yield values;
  }
}

/** Holds margins at some worlds to the exact space there, gone through package by package. */
function compare(engine: Engine, worlds: number): number {
  const { model } = engine;
  const course = courseOf(model, model.approaches[0].settings);
  const approach = printName(model.approaches[0].id);
  const bar = model.approaches.length > 1 ? ` | ${approach}` : "";
  let compared = 0;
  for (const world of worldsOf(engine, worlds)) {
    const space = spaceAt(engine, course, world);
    if (space === null || space.parties.every(({ reservation }) => reservation === null)) continue;
    const { length } = [...packagesOf(space)];
    if (length === 0 || length > mostPackages) continue;
    const gains = gainsOf(space, space.parties);
    const matters = space.parties.map(({ id }) => {
      const party = model.parties.find((one) => one.id === id)!;
      return mattersFor(engine, pointsOf(rowOf(model, course, party)!));
    });
    let most = Number.NEGATIVE_INFINITY;
    for (const values of packagesOf(space)) {
      const least = gains(values).map((gain, k) =>
        gain === null ? Number.POSITIVE_INFINITY : gain / matters[k],
      );
      most = Math.max(most, Math.min(...least));
    }
    const [found] = tests(engine, bar === "" ? "zopa" : `zopa(${approach})`).map(({ margin }) =>
      margin.at(world),
    );
    if (typeof found !== "number" || !near(found, most))
      throw new Error(`zopa: ${JSON.stringify(found)}, exactly ${most}`);
    compared++;
    for (const { id, values } of space.named) {
      const exact = gains(values).filter((gain) => gain !== null);
      const asked = margins(engine, `agreeable(${printName(id)}${bar})`, world);
      const same =
        asked.length === exact.length &&
        asked.every((one, k) => typeof one === "number" && near(one, exact[k]));
      if (!same) throw new Error(`agreeable(${id}): ${JSON.stringify(asked)}, exactly ${exact}`);
      for (const { id: party, home } of space.parties) {
        if (home === null) continue;
        const each = gainsOf(space, home.factions)(values);
        const accepting = each.reduce<number>(
          (set, gain, f) => (gain === null || gain >= 0 ? set | (1 << f) : set),
          0,
        );
        const [margin] = margins(engine, `ratifies(${printName(party)}, ${printName(id)}${bar})`, world);
        if (typeof margin !== "number") throw new Error(`ratifies: ${JSON.stringify(margin)}`);
        // A margin of nothing is an acceptance that rounding may have lost.
        if (Math.abs(margin) < rounding) continue;
        if (margin >= 0 !== chamberOf(home).passes(accepting))
          throw new Error(`ratifies(${party}, ${id}): ${margin}`);
        compared++;
      }
    }
  }
  return compared;
}

describe("margins are those of the exact space", () => {
  test.each([["contract", contract] as const, ["talks", talks] as const, ...library])("in %s", (_, text) => {
    const engine = engineOf(text);
    const { issues, parties } = engine.model;
    if (issues.length === 0 || parties.filter(({ agrees }) => agrees).length < 2) return;
    expect(compare(engine, 4)).toBeGreaterThan(0);
  });

  test("in random scenarios", () => {
    let compared = 0;
    holdsForRandom(511, 60, (draw) => {
      compared += compare(engineOf(scenarioText(draw)), 2);
    });
    expect(compared).toBeGreaterThan(60);
  });
});

/** Three factions of a home: what they get of a is 1, 2 and 6 above what they need, of b -1, -3 and 4. */
const home = (rule: string, [x, y, z]: readonly string[] = ["", "", ""]) => `
parley: 1
title: Home
parties:
  us: { ratified by: ${rule}, factions: { x: {${x}}, y: {${y}}, z: {${z}} } }
  them: {}
issues: { land: [a, b] }
packages: { first: { land: a }, second: { land: b } }
values:
  us: { deal: { land: { a: 3, b: 1 } }, no deal: 2 }
  us/y: { deal: { land: { a: 4, b: -1 } } }
  us/z: { deal: { land: { a: 8, b: 6 } } }
  them: { deal: { land: { b: 5 } }, no deal: 0 }
`;

describe("ratifies", () => {
  const both = (rule: string, members?: readonly string[]) => {
    const engine = engineOf(home(rule, members));
    return ["first", "second"].flatMap((name) => margins(engine, `ratifies(us, ${name})`));
  };
  test("has the margin of the weakest that is needed", () => {
    expect(both("majority")).toEqual([2, -1]);
    expect(both("unanimity")).toEqual([1, -3]);
    expect(both("at least 1")).toEqual([6, 4]);
    expect(both("leader")).toEqual([1, -1]);
  });
  test("counts weights, and waits for whoever has a veto", () => {
    expect(both("majority", ["", "", " weight: 3 "])).toEqual([6, 4]);
    expect(both("majority", ["", " veto: yes ", " weight: 3 "])).toEqual([2, -3]);
    expect(both("at least 4", ["", "", " weight: 3 "])).toEqual([2, -1]);
    // Three tenths are three times a tenth, whatever doubles make of it.
    expect(both("at least 0.3", [" weight: 0.1 ", " weight: 0.1 ", " weight: 0.1 "])).toEqual([1, -3]);
  });
  test("has no margin at a world where the weights do not suffice", () => {
    const engine = engineOf(home("at least 5", [" weight: 3 in 1..4 ", "", ""]));
    const [found] = margins(engine, "ratifies(us, first)", engine.alone(0, 1));
    expect(found).toMatchObject({ code: "out-of-reach" });
    expect(margins(engine, "ratifies(us, first)")).toEqual([1]);
  });
  test("is of the points of that party, whose factions share a scale", () => {
    const [{ unit, sides }] = tests(engineOf(home("majority")), "ratifies(us, first)");
    expect(unit).toEqual({ kind: "points", rows: [1, 2, 3] });
    expect(sides.map(({ text }) => text).slice(0, 2)).toEqual(["value(us/x, first)", "value(us/x, no deal)"]);
  });
});

describe("questions of claims", () => {
  const judged = (holds: string, text = contract) =>
    judgedAll(modelOf(`${text}claims: { c: { says: so, holds: ${JSON.stringify(holds)} } }\n`))[0];

  test("join the parties by and, and so does zopa in multiples of what matters", () => {
    // Gains of the swap are 5 and 14, and the spans of values 25 and 20 points.
    const swap = judged("agreeable(the swap)");
    expect(swap.parts.map(({ text, margin, unit }) => [text, margin, unit])).toEqual([
      ["agreeable(the swap) for anna", 5, "points of anna"],
      ["agreeable(the swap) for bert", 14, "points of bert"],
    ]);
    expect(swap).toMatchObject({ status: "holds", central: { unit: "times what matters" } });
    expect(judged("zopa").central).toMatchObject({
      unit: "times what matters",
      matters: 1,
      verdict: "holds",
    });
    expect(judged("not zopa").status).toBe("fails");
  });

  test("find the assumption that closes the zone", () => {
    const closing = contract.replace("no deal: 20 in 10..40", "no deal: 20 in 10..60");
    const { flips } = judged("zopa", closing).central!;
    expect(flips.map(({ by }) => by)).toEqual([{ assumption: "values.bert.no deal", at: 60 }]);
  });

  test("stand in conditions, where what is just reached is reached", () => {
    const engine = engineOf(contract.replace("no deal: 15", "no deal: 20"));
    const number = (text: string) =>
      measure(engine, parseExpression(text, 0, { queries: true }), null).at(engine.central);
    expect(number("if agreeable(the swap) then 1 else 2")).toBe(1);
    expect(number("if zopa and not agreeable(list terms) then 1 else 2")).toBe(2);
  });

  test("are refused where they cannot be put", () => {
    const thrown = (text: string, asked: string) => expect(() => tests(engineOf(text), asked));
    thrown(contract, "agreeable(the swop)").toThrow('unknown package "the swop"');
    thrown(contract, "ratifies(carl, the swap)").toThrow('unknown party "carl"');
    thrown(talks, "zopa").toThrow("missing approach in zopa(…)");
    thrown(talks, "agreeable(split)").toThrow("missing approach in agreeable(…)");
    thrown(contract.replaceAll(/, no deal: [^}]*/g, " "), "zopa").toThrow('missing "no deal"');
    const wide = contract.replace("80 to 120 in steps of 5", "80 to 120 in steps of 0.001");
    const tied = wide.replace(
      "packages:",
      "rules: [not (price > 119 and delivery = eight weeks)]\npackages:",
    );
    thrown(tied, "zopa").toThrow("80002 combinations of 2 issues hang together");
    const engine = engineOf(contract);
    expect(() => measure(engine, parseExpression("zopa + 1", 0, { queries: true }), null)).toThrow(
      '"zopa" gives no number',
    );
  });
});

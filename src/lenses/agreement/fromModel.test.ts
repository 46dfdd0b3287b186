import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { modelOf } from "../../../test/model.ts";
import { evaluate } from "../../expression/evaluate.ts";
import { fraction, parseExact, toNumber } from "../../maths/exact.ts";
import type { Model } from "../../scenario/model.ts";
import { engineFor } from "../engine.ts";
import { contract, talks } from "../fixtures.laws.ts";
import { type Compiled, compile } from "./compiled.ts";
import { brokenRules, wholeAt } from "./evaluate.ts";
import { type Choices, type Found, spaceFrom } from "./fromModel.ts";
import type { Moment } from "./situation.ts";
import type { Space } from "./space.ts";

const nothing: Choices = { reservations: new Map() };
const central = (model: Model): Moment => ({
  assumptions: Float64Array.from(model.assumptions, ({ value }) => value),
  structure: null,
  trust: new Map(),
});
function found(model: Model, moment = central(model), choices = nothing): Found {
  const space = spaceFrom(model, moment, choices);
  if ("code" in space) throw new Error(space.message);
  return space;
}
const compiledOf = (space: Space): Compiled =>
  compile(
    space,
    space.parties.map(({ worth, reservation }) => ({ worth, beside: [reservation] })),
  );
const pointsOf = ({ units }: Compiled, whole: readonly bigint[]): readonly number[] =>
  whole.map((each, k) => toNumber(fraction(each, units[k])));

const folder = new URL("../../../scenarios/", import.meta.url);
const library = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".yaml"))
  .sort();

/** Everything a value may read: a bent attitude, issues multiplied, a speaker. */
const crooked = `
parley: 1
title: Crooked
parties: { a: {}, b: { factions: [doves, hawks] } }
issues: { share: 0 to 1 in steps of 0.25, seat: [here, there], watch: [none, some, full] }
packages: { middle: { share: 0.5, seat: here, watch: some }, edge: { share: 1, seat: there, watch: none } }
state: { line: { speaks for: b, start: hawks } }
values:
  a:
    deal:
      kept: { share: 8 * share, watch: { some: 1, full: 3 }, also: [{ when: share > 0.5 or watch = full, add: -2 }] }
      broken: { share: -4 * share, constant: -1 }
    attitude: { reference: 2, loss aversion: 2.25, gains: 0.88, losses: 0.88 }
  b/doves: { deal: { share: 1 - share } }
  b/hawks:
    deal: { share: (1 - share) / 3, seat: { there: if watch = none then 2 else share }, constant: if not (seat = here and watch = some) then 0.1 else 0.2 }
    attitude: { reference: 0.5 }
trust:
  a in b: { at first: 0.5 in 0.3..0.7 }
`;

/** What a package says on an issue, as the terms read it. */
const termOf = (issue: Model["issues"][number], position: number): number =>
  issue.kind === "options" ? position : issue.low + position * issue.step;

describe("packages are worth what the start of the talks says", () => {
  /** The exact number beside one that doubles have rounded some dozens of times. */
  const rounding = 1e-9;
  const texts: readonly (readonly [string, string])[] = [
    ["contract", contract],
    ["talks", talks],
    ["crooked", crooked],
    ...library.map((path) => [path, readFileSync(new URL(path, folder), "utf8")] as const),
  ];
  for (const [name, text] of texts) {
    const model = modelOf(text);
    if (model.issues.length === 0) continue;
    test(`in ${name}`, () => {
      const { space } = found(model);
      const compiled = compiledOf(space);
      const positions = fc.tuple(...space.issues.map(({ values }) => fc.nat(values.length - 1)));
      fc.assert(
        fc.property(positions, (values) => {
          const terms = values.map((position, issue) => termOf(model.issues[issue], position));
          const asked: Model = { ...model, packages: [...model.packages, { id: "asked", terms, same: -3 }] };
          const last = model.packages.length;
          const known = model.packages.findIndex((pack) => String(pack.terms) === String(terms));
          const engine = engineFor(asked, { view: null, held: new Map() });
          const start = engine.start(engine.central, null);
          const ours = pointsOf(compiled, wholeAt(compiled, values));
          space.parties.forEach(({ id }, k) => {
            const party = model.parties.find((each) => each.id === id)!;
            const row = model.rows[party.row ?? party.factions[model.state[party.speaker!].start].row];
            const at = known < 0 ? last : known;
            const { kept, broken } = start.deal(row, at);
            const belief = start.belief(row, at);
            const theirs = belief * kept + (1 - belief) * broken;
            expect(Math.abs(ours[k] - theirs)).toBeLessThanOrEqual(rounding * Math.max(1, Math.abs(theirs)));
          });
          const obeyed = (model.rules ?? []).every(
            (rule) =>
              evaluate(rule, {
                assumption: () => Number.NaN,
                state: () => Number.NaN,
                round: 1,
                deadline: Number.POSITIVE_INFINITY,
                package: -1,
                issue: (issue) => terms[issue],
                trust: () => Number.NaN,
              }) !== 0,
          );
          expect(brokenRules(compiled.sizes, space.rules, values).length === 0).toBe(obeyed);
        }),
        { seed: 101, numRuns: 60 },
      );
      expect(space.named.map(({ id }) => id)).toEqual(
        model.packages.filter(({ same }, index) => same === index).map(({ id }) => id),
      );
    });
  }
});

test("a contract is a sum of tables, and its numbers are exact", () => {
  const { space, notes } = found(modelOf(contract));
  expect(notes).toEqual([]);
  expect(space.issues[0].values).toEqual(["80", "85", "90", "95", "100", "105", "110", "115", "120"]);
  const [buyer, seller] = space.parties;
  expect(buyer.worth.terms).toEqual([]);
  expect(buyer.worth.tables[1]).toEqual([parseExact("12"), parseExact("0")]);
  expect([buyer.reservation, seller.reservation]).toEqual([parseExact("15"), parseExact("20")]);
  expect(space.named[1]).toEqual({ id: "the swap", values: [4, 1] });
});

const steps = `
parley: 1
title: Steps
parties: { a: {}, b: {} }
issues: { share: 0 to 1 in steps of 0.1, seat: [here, there] }
rules: [seat = here or share >= 0.3, not (seat = there and share > 0.8)]
packages: { middle: { share: 0.3, seat: here } }
values:
  a: { deal: { share: share, also: [{ when: seat = there and share >= 0.7, add: 0.25 }] } }
  b: { deal: { share: (1 - share) * (if seat = there then 2 else 1) }, no deal: 1 - 0.9 }
`;

test("steps are decimals; conditions on single issues stay boxes, what multiplies issues is a table", () => {
  const { space } = found(modelOf(steps));
  expect(space.issues[0].values.slice(0, 4)).toEqual(["0", "0.1", "0.2", "0.3"]);
  expect(space.named[0].values).toEqual([3, 0]);
  expect(space.parties[1].reservation).toEqual(parseExact("0.1"));
  const [a, b] = space.parties.map(({ worth }) => worth);
  expect(a.terms).toEqual([
    {
      kind: "box",
      when: "every met",
      points: parseExact("0.25"),
      bounds: [
        { issue: 1, values: [1] },
        { issue: 0, values: [7, 8, 9, 10] },
      ],
    },
  ]);
  expect(b.terms.map(({ kind }) => kind)).toEqual(["table"]);
  expect(space.rules).toEqual([
    {
      kind: "forbidden",
      bounds: [
        { issue: 1, values: [1] },
        { issue: 0, values: [0, 1, 2] },
      ],
    },
    {
      kind: "forbidden",
      bounds: [
        { issue: 1, values: [1] },
        { issue: 0, values: [9, 10] },
      ],
    },
  ]);
});

test("says when numbers were rounded", () => {
  expect(found(modelOf(crooked)).notes[0]).toContain("decimals of their doubles");
});

test("trust may be given, and reservations come from elsewhere where asked", () => {
  const model = modelOf(talks);
  const anna = (trust: number): number => {
    const moment = { ...central(model), trust: new Map([[0, trust]]) };
    const compiled = compiledOf(found(model, moment).space);
    return pointsOf(compiled, wholeAt(compiled, [0]))[0];
  };
  // Kept 40 and broken -10.
  expect([anna(1), anna(0), anna(0.5)]).toEqual([40, -10, 15]);
  const { space } = found(model, central(model), { reservations: new Map([["anna", 7.5]]) });
  expect(space.parties.map(({ reservation }) => reservation)).toEqual([parseExact("7.5"), null]);
});

test("homes are those of the file: rules, weights, vetoes, and each faction's own reservation", () => {
  const home = (rule: string) =>
    found(
      modelOf(
        crooked
          .replace(
            "factions: [doves, hawks]",
            `ratified by: ${rule}, factions: { doves: { weight: 1.5 in 1..2 }, hawks: { veto: yes } }`,
          )
          .replace("b/doves: {", "b/doves: { no deal: 0.25,"),
      ),
    ).space.parties[1].home!;
  expect(home("majority").decides).toEqual({ kind: "majority" });
  expect(home("at least 0.1").decides).toEqual({ kind: "quota", weight: { top: 1n, bottom: 10n } });
  const { decides, factions } = home("unanimity");
  expect(decides).toEqual({ kind: "unanimity" });
  expect(factions.map(({ id, weight, veto, reservation }) => [id, weight, veto, reservation])).toEqual([
    ["doves", parseExact("1.5"), false, parseExact("0.25")],
    ["hawks", parseExact("1"), true, null],
  ]);
  expect(found(modelOf(crooked)).space.parties[1].home).toBeNull();
});

test("what no number is worth, and what hangs on too much at once, is told", () => {
  const broken = modelOf(steps.replace("no deal: 1 - 0.9", "no deal: 1 / (0.3 - 0.2 - 0.1)"));
  expect(spaceFrom(broken, central(broken), nothing)).toMatchObject({ code: "not-finite" });
  const wide = modelOf(steps.replace("in steps of 0.1", "in steps of 0.000001"));
  expect(spaceFrom(wide, central(wide), nothing)).toMatchObject({ code: "too-many-values" });
  const long = modelOf(
    steps
      .replace("seat: [here, there]", "seat: [here, there], x: 0 to 500, y: 0 to 500")
      .replace("share: share,", "share: share, x: x * y,")
      .replace("seat: here }", "seat: here, x: 1, y: 1 }"),
  );
  expect(spaceFrom(long, central(long), nothing)).toMatchObject({ code: "too-many-combinations" });
});

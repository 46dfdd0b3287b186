import { describe, expect, test } from "vitest";
import { modelOf } from "../../test/model.ts";
import type { Term } from "../expression/term.ts";
import type { Model, Row } from "../scenario/model.ts";
import { engineFor } from "./engine.ts";
import { fixtures } from "./fixtures.laws.ts";
import { type Context, type Lens, missing, type Result } from "./lens.ts";

/** The order of additions changes when values are scaled or shifted; nothing else may. */
const rounding = 1e-9;

/**
 * What every lens promises, on every small scenario that it can read. `points` says which numbers of a result are
 * points of a row, and `plain` takes them out, so that the laws of scale can treat them apart.
 */
export function lensLaws<Value>(lens: Lens<Value>): void {
  for (const [name, text] of Object.entries(fixtures)) {
    const model = modelOf(text);
    if (missing(model, lens.needs).length > 0) continue;
    describe(`${lens.name} on ${name}`, () => {
      test("says the same of the same, to the byte", () => {
        expect(bytes(run(lens, modelOf(text)))).toBe(bytes(run(lens, model)));
      });

      test("changes nothing but names when parties are renamed", () => {
        const renamed = text.replaceAll("anna", "zoe").replaceAll("bert", "abe");
        const back = bytes(run(lens, modelOf(renamed)))
          .replaceAll("zoe", "anna")
          .replaceAll("abe", "bert");
        expect(back).toBe(bytes(run(lens, model)));
      });

      test("does not touch its input", () => {
        const frozen = deepFreeze(modelOf(text));
        expect(() => run(lens, frozen)).not.toThrow();
      });

      test("survives serialisation", () => {
        const results = run(lens, model);
        expect(JSON.parse(JSON.stringify(results))).toEqual(results);
      });

      test("changes no probability when a party's points are scaled and its precision with them", () => {
        const scaled = withRows(model, (row) => scaledBy(row, 4));
        expect(probabilities(run(lens, scaled))).toEqual(near(probabilities(run(lens, model))));
      });

      test("changes no probability when values and reference are shifted together", () => {
        const shifted = withRows(model, (row) => shiftedBy(row, 7));
        expect(probabilities(run(lens, shifted))).toEqual(near(probabilities(run(lens, model))));
      });
    });
  }
}

function run<Value>(lens: Lens<Value>, model: Model): readonly Result<Value>[] {
  const engine = engineFor(model, { view: null, held: new Map() });
  const approaches = model.approaches.map((_, index) => index);
  const context: Context = { engine, approaches, view: null, from: null, refine: false, brief: false };
  return lens.run(model, context);
}

const bytes = (value: unknown): string => JSON.stringify(value);

/** Every number under a key that holds probabilities, in the order of the document. */
function probabilities(value: unknown): readonly number[] {
  const found: number[] = [];
  const inside = (part: unknown, counts: boolean): void => {
    if (typeof part === "number" && counts) found.push(part);
    if (typeof part !== "object" || part === null) return;
    for (const [key, child] of Object.entries(part)) {
      if (key === "spread" || key === "asks") continue;
      inside(child, counts || probabilityKeys.has(key));
    }
  };
  inside(value, false);
  return found;
}

const probabilityKeys = new Set(["outcomes", "signed", "lasting", "share", "trust", "goingOn", "length"]);

/** Matches a list of numbers up to rounding. */
const near = (numbers: readonly number[]) =>
  numbers.map((number) => expect.closeTo(number, -Math.log10(2 * rounding)));

function withRows(model: Model, change: (row: Row) => Row): Model {
  const rows = model.rows.map((row) => (row.attitude === null ? change(row) : row));
  return { ...model, rows };
}

const times = (a: Term, factor: number): Term => ({ op: "multiply", a, b: { op: "number", value: factor } });
const plus = (a: Term, shift: number): Term => ({ op: "add", a, b: { op: "number", value: shift } });

/** Points times c, precision divided by c. The fixtures pay nothing at once, which would have to be scaled too. */
function scaledBy(row: Row, c: number): Row {
  return {
    ...row,
    ...valuesOf(row, (term) => times(term, c)),
    flow: times(row.flow, c),
    precision: row.precision === "best" ? "best" : times(row.precision, 1 / c),
  };
}

/** Points plus s; nothing is discounted in the fixtures, so every way on is worth s more. */
function shiftedBy(row: Row, s: number): Row {
  return { ...row, ...valuesOf(row, (term) => plus(term, s)) };
}

function valuesOf(row: Row, change: (term: Term) => Term): Pick<Row, "outcomes" | "deal" | "noDeal"> {
  const { outcomes, deal, noDeal } = row;
  return {
    outcomes: outcomes.map(change),
    deal:
      deal === null
        ? null
        : { ...deal, kept: change(deal.kept), broken: deal.broken === null ? null : change(deal.broken) },
    noDeal: noDeal === null ? null : change(noDeal),
  };
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    for (const child of Object.values(value)) deepFreeze(child);
  }
  return value;
}

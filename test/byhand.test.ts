import { describe, expect, test } from "vitest";
import { prepare, type Whole, wholeOf } from "../src/claims/whole.ts";
import { contextFor } from "../src/lenses/context.ts";
import { type Engine, engineFor } from "../src/lenses/engine.ts";
import { plausible } from "../src/lenses/hinges/plausible.ts";
import { turnsOf } from "../src/lenses/hinges/turns.ts";
import { finish } from "../src/lenses/work.ts";
import { central } from "../src/lenses/world.ts";
import type { Claim, Model } from "../src/scenario/model.ts";
import { modelOf } from "./model.ts";
import { filesBelow, textOf } from "./repository.ts";

/** Of a range, on each side of a turn: twice what a turn is known to. */
const BESIDE = 2e-3;

const scenarios = filesBelow("scenarios")
  .filter((path) => path.endsWith(".yaml"))
  .map((path) => ({ path, model: modelOf(textOf(path), path) }));

function sayable(engine: Engine): readonly { readonly claim: Claim; readonly whole: Whole }[] {
  return engine.model.claims.flatMap((claim) => {
    const prepared = prepare(engine, claim);
    return "parts" in prepared ? [{ claim, whole: wholeOf(prepared) }] : [];
  });
}

/**
 * The margins of claims with one number held by hand, as --set does it. One engine does for all, whose hand moves: the
 * graphs are those of the file, whatever is held, and every world is a new one.
 */
function byHand(model: Model): (id: string, assumption: number, value: number) => number {
  const held = new Map<number, number>();
  const engine = engineFor(model, { view: null, held });
  const claims = new Map(sayable(engine).map(({ claim, whole }) => [claim.id, whole]));
  return (id, assumption, value) => {
    held.clear();
    held.set(assumption, value);
    const margin = claims.get(id)!.measure.at(central(model, { view: null, held }));
    if (typeof margin !== "number") throw new Error(`${id}: ${margin.message}`);
    return margin;
  };
}

/** A number that a lever fixes stays fixed where the assumption turns something, and gives way to a hand. */
const fixedByLever = ({ levers }: Model, index: number): boolean =>
  levers.some(({ settings }) =>
    settings.some(({ assume }) => assume.some(({ assumption }) => assumption === index)),
  );

/** The same as a reader gets it. */
function withSet(model: Model, id: string, set: Readonly<Record<string, number>>): unknown {
  const { engine } = contextFor(model, { set });
  return sayable(engine)
    .find(({ claim }) => claim.id === id)!
    .whole.measure.at(engine.central);
}

let turned = 0;

describe("every turn of a claim is found again by holding the assumption beside it by hand", () => {
  test.each(scenarios)("$path", ({ model }) => {
    const { engine } = contextFor(model);
    const claims = sayable(engine);
    const margins = claims.map(({ whole }) => whole);
    const turns = finish(engine, turnsOf(engine, plausible(engine), margins));
    const marginAt = byHand(model);
    claims.forEach(({ claim: { id } }, index) => {
      for (const { assumption, low, high, at } of turns[index]) {
        const which = model.assumptions.findIndex((one) => one.id === assumption);
        if (fixedByLever(model, which)) continue;
        for (const { value, above } of at) {
          const beside = BESIDE * (high - low);
          const signs = [value - beside, value + beside].map((held) => Math.sign(marginAt(id, which, held)));
          expect([id, assumption, signs]).toEqual([id, assumption, above === "positive" ? [-1, 1] : [1, -1]]);
          turned += 1;
        }
      }
    });
    const [first] = turns.flatMap(([turn], index) =>
      turn === undefined ? [] : [{ ...turn, id: claims[index].claim.id }],
    );
    if (first === undefined) return;
    const which = model.assumptions.findIndex(({ id }) => id === first.assumption);
    // What matters is taken at the central values, which a hand moves, so that only the sign need be the same.
    for (const end of [first.low, first.high]) {
      const margin = withSet(model, first.id, { [first.assumption]: end });
      expect(Math.sign(marginAt(first.id, which, end))).toBe(Math.sign(margin as number));
    }
  });
});

test("claims of the library do turn", () => {
  expect(turned).toBeGreaterThan(20);
});

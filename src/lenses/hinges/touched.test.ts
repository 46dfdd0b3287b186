import { expect, test } from "vitest";
import { modelOf } from "../../../test/model.ts";
import { type Course, courseOf } from "../course.ts";
import { type Engine, engineFor } from "../engine.ts";
import { chanceOf } from "../reading.ts";
import { channelsOf, through } from "./channel.ts";

/** Levers that change the same assumption, read it for another, move a number that starts at 2, and say who speaks. */
const text = `
parley: 1
title: A strait
asks: [P(wreck)]
clock: { round: 1 day, rounds: 2, at the end: calm }
parties:
  anna: { name: Anna, precision: 0.1, factions: [mild, stern] }
  bert: { name: Bert, precision: 1 }
outcomes: { calm: nothing happens, wreck: the ship is lost }
values:
  anna: { calm: 10, wreck: -10 * wind }
  anna/stern: { wreck: 30 }
  bert: { calm: 4, wreck: -6 }
assumptions: { wind: 0.4 in 0.2..0.6, gust: 0.3 in 0.1..0.5 }
state:
  voice: { speaks for: anna, start: mild }
  buoys: { values: 2 to 6, start: 2 }
chance:
  weather: { hazard: wind * gust * 2 / buoys, ends: wreck }
turns: [weather, anna]
moves:
  anna: { wait: {}, sail: { ends: wreck } }
levers:
  rig: { by: anna, settings: { full: {}, reefed: { assume: { wind: 0.5 * wind } } } }
  pilot: { by: anna, settings: { none: {}, hired: { assume: { wind: 0.25 + wind / 4 } }, drunk: { assume: { wind: 0.9 } } } }
  season: { by: anna, settings: { winter: {}, summer: { assume: { gust: wind / 2 } } } }
  marks: { by: anna, settings: { few: {}, many: { start: { buoys: 5 } } } }
  master: { by: anna, settings: { kind: {}, stern: { start: { voice: stern } } } }
approaches:
  plain: { rig: full, pilot: none, season: winter, marks: few, master: kind }
`;

const model = modelOf(text);
const [{ settings: plain }] = model.approaches;
const held = (values: Readonly<Record<string, number>> = {}) =>
  new Map(Object.entries(values).map(([name, value]) => [indexOf(name), value]));
const indexOf = (name: string): number => model.assumptions.findIndex(({ id }) => id === name);

/** Settings of the plain approach, some levers set otherwise. */
function set(chosen: Readonly<Record<string, string>>): readonly number[] {
  return model!.levers.map(({ id, settings }, lever) =>
    chosen[id] === undefined ? plain[lever] : settings.findIndex((setting) => setting.id === chosen[id]),
  );
}

function wreck(engine: Engine, course: Course): number {
  const outcome = model!.outcomes.findIndex(({ id }) => id === "wreck");
  const found = chanceOf(engine, course, { outcome, part: "whole" }, null).at(engine.central);
  if (typeof found !== "number") throw new Error(found.message);
  return found;
}

/** Rounding in a handful of operations. */
const tolerance = 1e-14;

const everySetting = model.levers.reduce<readonly (readonly number[])[]>(
  (before, { settings }) => before.flatMap((one) => settings.map((_, setting) => [...one, setting])),
  [[]],
);

test.each([
  ["as they are", {}, []],
  ["with an assumption held", { wind: 0.55 }, []],
  ["with another held", { gust: 0.15 }, []],
  ["with an assumption changed in place", {}, [{ assumption: indexOf("wind"), value: 0.35 }]],
])(
  "whatever the other levers do, all channels are the setting and none is the setting before, %s",
  (_, fixed, changed) => {
    const engine = engineFor(model, { view: null, held: held(fixed) });
    for (const settings of everySetting) {
      model.levers.forEach((lever, index) => {
        for (const to of lever.settings.keys()) {
          if (to === settings[index]) continue;
          const before = courseOf(model, settings, changed);
          const after = courseOf(
            model,
            settings.map((setting, at) => (at === index ? to : setting)),
            changed,
          );
          const step = { before, lever: index, to, held: new Set(held(fixed).keys()) };
          const names = new Set(channelsOf(model, step).map(({ name }) => name));
          expect(Math.abs(wreck(engine, through(model, step, names)) - wreck(engine, after))).toBeLessThan(
            tolerance,
          );
          expect(
            Math.abs(wreck(engine, through(model, step, new Set())) - wreck(engine, before)),
          ).toBeLessThan(tolerance);
        }
      });
    }
  },
);

test("a lever that another overrides, that a hand or a start in the middle overrides, has no channels", () => {
  const step = (chosen: Readonly<Record<string, string>>, lever: string, to: number) => ({
    before: courseOf(model, set(chosen)),
    lever: model.levers.findIndex(({ id }) => id === lever),
    to,
    held: new Set<number>(),
  });
  const names = (one: Parameters<typeof channelsOf>[1]) => channelsOf(model, one).map(({ name }) => name);
  expect(names(step({}, "rig", 1))).toEqual(["values", "survival of the talks"]);
  expect(names(step({ pilot: "drunk" }, "rig", 1))).toEqual([]);
  expect(names({ ...step({}, "rig", 1), held: new Set([indexOf("wind")]) })).toEqual([]);
  expect(names(step({}, "marks", 1))).toEqual(["survival of the talks"]);
  const middle = { round: 2, variables: [{ variable: 1, value: 3 }], table: null, shown: [] };
  expect(names({ ...step({}, "marks", 1), before: courseOf(model, plain, [], middle) })).toEqual([]);
  expect(channelsOf(model, step({}, "master", 1))).toEqual([
    { name: "how the talks start", through: ["voice"] },
  ]);
});

test("each channel alone changes what it reads and nothing else", () => {
  const engine = engineFor(model, { view: null, held: held() });
  const index = model.levers.findIndex(({ id }) => id === "pilot");
  const only = (chosen: Readonly<Record<string, string>>, to: number, name: string): Course =>
    through(
      model,
      { before: courseOf(model, set(chosen)), lever: index, to, held: new Set() },
      new Set([name]),
    );
  // From a setting that fixes the wind to one that leaves it as it is, by the danger alone: Anna still counts with 0.9.
  const found = wreck(engine, only({ pilot: "drunk" }, 0, "survival of the talks"));
  const hazards = [0.4 * 0.3, 0.4 * 0.3];
  expect(found).toBeCloseTo(wreckBy(hazards, 0.9), 12);
  // And by her values alone.
  expect(wreck(engine, only({ pilot: "drunk" }, 0, "values"))).toBeCloseTo(wreckBy([0.27, 0.27], 0.4), 12);
});

/** Two rounds of a hazard and of a logit choice with precision 0.1 between sailing into a wreck and waiting. */
function wreckBy([first, second]: readonly number[], wind: number): number {
  const worth = (calm: number, ruin: number): number => 1 / (1 + Math.exp(0.1 * (calm - ruin)));
  const ruin = -10 * wind;
  const late = worth(10, ruin);
  const wait = second * ruin + (1 - second) * (late * ruin + (1 - late) * 10);
  const early = worth(wait, ruin);
  return first + (1 - first) * (early + (1 - early) * (second + (1 - second) * late));
}

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { modelOf } from "../../../test/model.ts";
import { contextFor } from "../context.ts";
import { type Course, courseOf } from "../course.ts";
import { chanceOf } from "../reading.ts";
import { channelsOf, through } from "./channel.ts";

const file = "scenarios/crisis/us-iran-2025.yaml";
const model = modelOf(readFileSync(file, "utf8"));
const { engine } = contextFor(model);
const settings = model.approaches.find(({ id }) => id === "focused under pressure")!.settings;
const deal = model.outcomes.findIndex(({ agreement }) => agreement);

const signed = (course: Course): number => {
  const found = chanceOf(engine, course, { outcome: deal, part: "whole" }, null).at(engine.central);
  if (typeof found !== "number") throw new Error(found.message);
  return found;
};

function lever(name: string, to: string) {
  const index = model!.levers.findIndex(({ id }) => id === name);
  const target = model!.levers[index].settings.findIndex(({ id }) => id === to);
  const before = courseOf(model!, settings);
  const step = { before, lever: index, to: target, held: new Set<number>() };
  return {
    channels: channelsOf(model!, step),
    only: (names: readonly string[]): number => signed(through(model!, step, new Set(names))),
    before: signed(before),
    after: signed(
      courseOf(
        model!,
        settings.map((setting, at) => (at === index ? target : setting)),
      ),
    ),
  };
}

/** The same game with the same numbers in another order of addition. */
const tolerance = 1e-12;

test("forces act through trust, the price of refusing, the survival of the talks and the keeping of promises", () => {
  const { channels } = lever("forces", "back");
  expect(channels).toEqual([
    { name: "trust", through: ["drawing back"] },
    { name: "keeping of promises", through: ["us in iran"] },
    { name: "survival of the talks", through: ["ally acts"] },
    { name: "price of refusing", through: ["iran/break out"] },
  ]);
});

test("the ally acts through the same, but for promises", () => {
  expect(lever("ally", "restrained").channels.map(({ name }) => name)).toEqual([
    "trust",
    "survival of the talks",
    "price of refusing",
  ]);
});

test.each([
  ["forces", "back"],
  ["ally", "restrained"],
  ["deadline", "open"],
])("all channels of %s together are the setting itself, and none is the setting before", (name, to) => {
  const { channels, only, before, after } = lever(name, to);
  expect(Math.abs(only(channels.map((channel) => channel.name)) - after)).toBeLessThan(tolerance);
  expect(Math.abs(only([]) - before)).toBeLessThan(tolerance);
});

test("each channel alone has its own sign", () => {
  const { only, before } = lever("forces", "back");
  // Trust grows; a race is met by force less often, so that refusing costs less; the ally strikes less while talks go on.
  expect(only(["trust"])).toBeGreaterThan(before);
  expect(only(["price of refusing"])).toBeLessThan(before);
  expect(only(["survival of the talks"])).toBeGreaterThan(before);
  // What lasts is no matter of what is signed.
  expect(Math.abs(only(["keeping of promises"]) - before)).toBeLessThan(tolerance);
});

import { expect, test } from "vitest";
import { modelOf } from "../../test/model.ts";
import { contextFor } from "./context.ts";
import { courseOf } from "./course.ts";
import { everything } from "./engine.ts";
import { storm, talks } from "./fixtures.laws.ts";
import { endsOf } from "./spread.ts";

function engineOf(text: string) {
  const model = modelOf(text);
  return contextFor(model).engine;
}

test("evaluating in lanes gives the same bits as one world at a time", () => {
  const [one, many] = [engineOf(talks), engineOf(talks)];
  const courses = one.model.approaches.map(({ settings }) => courseOf(one.model, settings));
  const ends = endsOf(many);
  const demands = courses.map((course) => ({ course, reading: everything }));
  many.prepare([{ demands, worlds: ends.map(({ world }) => world) }]);
  endsOf(one).forEach(({ world }, at) => {
    for (const course of courses) {
      const [alone, together] = [one.at(course, world), many.at(course, ends[at].world)];
      if (!alone.ok || !together.ok) throw new Error("the talks can be played at every end");
      expect(together.evaluation).toEqual(alone.evaluation);
    }
  });
});

test("a world that moves what a course does not read is not evaluated again", () => {
  const engine = engineOf(storm);
  const [bold, careful] = engine.model.approaches.map(({ settings }) => courseOf(engine.model, settings));
  const moved = (name: string) => endsOf(engine).find(({ mover }) => mover.assumption === name)!.world;
  // The coast fixes the danger; the open sea has no shelter.
  expect(engine.at(careful, moved("danger"))).toBe(engine.at(careful, engine.central));
  expect(engine.at(bold, moved("shelter"))).toBe(engine.at(bold, engine.central));
  expect(engine.at(careful, moved("shelter"))).not.toBe(engine.at(careful, engine.central));
});

test("courses that differ in assumptions alone share one graph", () => {
  const engine = engineOf(storm);
  const [bold, careful] = engine.model.approaches.map(({ settings }) =>
    engine.at(courseOf(engine.model, settings), engine.central),
  );
  if (!bold.ok || !careful.ok) throw new Error("the storm can be played");
  expect(careful.graph).toBe(bold.graph);
});

test("a probability that leaves 0..1 is a failure with its place, and no exception", () => {
  const text = storm
    .replace("hazard: danger", "chance: 2 * danger")
    .replace("0.2 in 0.1..0.5", "0.2 in 0.1..0.5");
  const model = modelOf(text);
  const { engine } = contextFor(model, { set: { danger: 0.75 } });
  const played = engine.at(courseOf(model, model.approaches[0].settings), engine.central);
  expect(played).toMatchObject({ ok: false, failure: { code: "probability-out-of-range" } });
});

import { expect, test } from "vitest";
import { modelOf } from "../../test/model.ts";
import { contextFor } from "./context.ts";
import { fixtures } from "./fixtures.laws.ts";
import { abreast, finish, severally, type Work } from "./work.ts";

function engine() {
  const model = modelOf(fixtures.talks);
  return contextFor(model).engine;
}

/** Takes so many steps, tells each, and comes to its name. */
function* stepping(name: string, steps: number, told: string[]): Work<string> {
  for (let step = 0; step < steps; step++) {
    told.push(name);
    yield [];
  }
  return name;
}

test("works abreast take each step together", () => {
  const told: string[] = [];
  const works = [stepping("a", 3, told), stepping("b", 1, told), stepping("c", 2, told)];
  expect(finish(engine(), abreast(works))).toEqual(["a", "b", "c"]);
  expect(told).toEqual(["a", "b", "c", "a", "c", "a"]);
});

test("several works come to their values in their order, each by itself", () => {
  const told: string[] = [];
  const works = severally([stepping("a", 2, told), stepping("b", 1, told)]);
  const [a, b] = finish(engine(), works);
  expect([a, b]).toEqual(["a", "b"]);
  expect(told).toEqual(["a", "a", "b"]);
});

test("works within works are done too, and what they say is heard by all around them", () => {
  const told: string[] = [];
  function* around(name: string): Work<string> {
    const [inner, other] = yield* severally([stepping(`${name}1`, 1, told), stepping(`${name}2`, 2, told)]);
    return inner + other;
  }
  expect(finish(engine(), abreast([around("a"), stepping("b", 1, told), around("c")]))).toEqual([
    "a1a2",
    "b",
    "c1c2",
  ]);
  expect(told).toEqual(["b", "a1", "a2", "a2", "c1", "c2", "c2"]);
});

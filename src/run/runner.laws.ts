import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { modelOf } from "../../test/model.ts";
import { contextFor } from "../lenses/context.ts";
import { courseOf } from "../lenses/course.ts";
import { type Demand, type Engine, everything, type Request } from "../lenses/engine.ts";
import { byRounds, ends, given, inFact, openingsOf, own, path, worthOf } from "../lenses/readings.ts";
import { finish, severally, type Work } from "../lenses/work.ts";
import { movedTo, type World } from "../lenses/world.ts";
import { finishOn, RunError, type Runner } from "./runner.ts";

/** What every runner promises, one and the same for all models that come; `texts` are scenarios by name. */
export function runnerLaws(name: string, open: () => Runner, texts: Readonly<Record<string, string>>): void {
  describe(name, () => {
    let runner: Runner;
    beforeAll(() => {
      runner = open();
    });
    afterAll(() => runner.close());

    for (const [title, text] of Object.entries(texts)) {
      test(`finds the same as this thread on ${title}, to the byte`, async () => {
        const [here, there] = [engineOf(text), engineOf(text)];
        const expected = finish(here, sampled(here, requestsOf(here)));
        const told: [number, number][] = [];
        const work = sampled(there, requestsOf(there));
        const found = await finishOn(runner, there, work, (...both) => told.push(both));
        expect(bytes(found)).toBe(bytes(expected));
        expectProgress(told);
      });
    }

    test("leaves nothing to be evaluated when the work goes on", async () => {
      const engine = engineOf(Object.values(texts)[0]);
      const requests = requestsOf(engine);
      await finishOn(runner, engine, sampled(engine, requests));
      expect(engine.unknown(requests)).toEqual([]);
      // Nothing to do is soon done.
      await runner.evaluate([]);
    });

    test("finds the same where works go on each at its own pace", async () => {
      const [text] = Object.values(texts);
      const [here, there] = [engineOf(text), engineOf(text)];
      const many = (engine: Engine) =>
        severally([0, 1, 2, 3, 4].map((at) => sampled(engine, requestsOf(engine, 7 * at))));
      const told: [number, number][] = [];
      const found = await finishOn(runner, there, many(there), (...both) => told.push(both));
      expect(bytes(found)).toBe(bytes(finish(here, many(here))));
      expect(told).toEqual([1, 2, 3, 4, 5].map((done) => [done, 5]));
    });

    test("works for several at a time", async () => {
      const [text] = Object.values(texts);
      const engines = [engineOf(text), engineOf(text)];
      const both = await Promise.all(
        engines.map((engine) => finishOn(runner, engine, sampled(engine, requestsOf(engine)))),
      );
      expect(bytes(both[1])).toBe(bytes(both[0]));
    });

    test("refuses work once it is closed", async () => {
      await runner.close();
      const engine = engineOf(Object.values(texts)[0]);
      const work = sampled(engine, requestsOf(engine));
      await expect(finishOn(runner, engine, work)).rejects.toThrow(RunError);
    });
  });
}

export function engineOf(text: string): Engine {
  const model = modelOf(text);
  return contextFor(model).engine;
}

/** Worlds all over the ranges, each assumption at its own pace, and some beyond them, where there may be no numbers. */
export function worldsOf(engine: Engine, count: number): readonly World[] {
  const golden = 0.6180339887498949;
  const beyond = 17;
  const indices = engine.ranges.map(({ assumption }) => assumption);
  return Array.from({ length: count }, (_, point) => {
    const values = engine.ranges.map(({ low, high }, index) => {
      const share = ((point + 1) * (index + 1) * golden) % 1;
      return low + (high - low) * (point % beyond === 0 ? 3 * share : share);
    });
    return movedTo(engine.central, indices, values);
  });
}

/** Everything that can be asked for in another place, of each approach. */
export function demandsOf({ model }: Engine): readonly Demand[] {
  const readings = [
    ...[ends, byRounds, path, own, inFact],
    given({ row: 0, by: "own", event: { outcome: 0, part: "whole" }, name: "the first outcome" }),
    given({ row: 0, by: "in fact", event: { outcome: 1, part: "whole" }, name: "the second outcome" }),
    openingsOf({ party: 0, move: 0 }),
    worthOf({ party: 0, move: 0, decider: null, round: 1, name: "the first move" }),
  ];
  return model.approaches.flatMap(({ settings }) =>
    readings.map((reading) => ({ course: courseOf(model, settings), reading })),
  );
}

const WORLDS = 100;

/** Few lanes want what cannot be sent, and not all want the same. */
function requestsOf(engine: Engine, from = 0): readonly Request[] {
  const worlds = worldsOf(engine, from + WORLDS).slice(from);
  const demands = demandsOf(engine);
  return [
    { demands: demands.slice(0, 1), worlds },
    { demands, worlds: worlds.slice(0, WORLDS / 2) },
  ];
}

/** A first step of what can be sent, and one with a reading that cannot. */
function* sampled(engine: Engine, requests: readonly Request[]): Work<readonly unknown[]> {
  yield requests;
  const found: unknown[] = requests.flatMap(({ demands, worlds }) =>
    demands.flatMap(({ course, reading }) => worlds.map((world) => engine.read(course, world, reading))),
  );
  const worlds = requests[0].worlds.slice(0, 3);
  const [{ course }] = requests[0].demands;
  yield [{ demands: [{ course, reading: everything }], worlds }];
  return found.concat(
    worlds.map((world) => {
      const played = engine.at(course, world);
      return played.ok ? played.evaluation : played.failure;
    }),
  );
}

/** Everything in a value as a text that two doubles share only when they are the same to the bit. */
const bytes = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof Float64Array) return Array.from(part);
    if (typeof part !== "number") return part;
    return Object.is(part, -0) ? "-0" : String(part);
  });

/** Counts up to the total in every step. */
function expectProgress(told: readonly (readonly [number, number])[]): void {
  let before = 0;
  for (const [done, total] of told) {
    expect(done).toBeGreaterThan(before);
    expect(done).toBeLessThanOrEqual(total);
    before = done === total ? 0 : done;
  }
  expect(told.length).toBeGreaterThanOrEqual(2);
  expect(before).toBe(0);
}

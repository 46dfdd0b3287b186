import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { fixtures } from "../../src/lenses/fixtures.laws.ts";
import { ends } from "../../src/lenses/readings.ts";
import { pool } from "../../src/run/pool.ts";
import { demandsOf, engineOf, runnerLaws, worldsOf } from "../../src/run/runner.laws.ts";
import { placeIn, startThread } from "./place.ts";
import { threads } from "./threads.ts";

const scenario = (name: string): string =>
  readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), "utf8");

const strike = scenario("labour/strike");
const iran = scenario("crisis/us-iran-2025");

runnerLaws("one thread", () => threads(1), { strike });
runnerLaws("two threads", () => threads(2), { strike, iran, talks: fixtures.talks });
runnerLaws("eight threads", () => threads(8), { strike, iran });

/** Enough for a second or so. */
function asked() {
  const engine = engineOf(strike);
  const demands = demandsOf(engine).filter(({ reading }) => reading === ends);
  const worlds = worldsOf(engine, 1500);
  const found = () =>
    demands.flatMap(({ course }) => worlds.map((world) => engine.read(course, world, ends)));
  return { batches: engine.unknown([{ demands, worlds }]), found };
}

test("the work of a thread that is killed is done again, with the same numbers", async () => {
  const started: Worker[] = [];
  const runner = pool(2, () => {
    const thread = startThread();
    started.push(thread);
    return placeIn(thread);
  });
  const { batches, found } = asked();
  let kills = 0;
  await runner.evaluate(batches, () => {
    if (kills === 2) return;
    kills += 1;
    void started[started.length - 1].terminate();
  });
  await runner.close();
  expect(kills).toBe(2);
  expect(started.length).toBeGreaterThan(2);
  const expected = asked();
  await threads(1).evaluate(expected.batches);
  expect(found()).toEqual(expected.found());
});

test("a thread that cannot start is told with its reason", async () => {
  const runner = pool(2, () => placeIn(new Worker("throw new Error('no room here')", { eval: true })));
  const work = runner.evaluate(asked().batches);
  await expect(work).rejects.toMatchObject({
    code: "lost",
    message: expect.stringMatching(/thread ended 3 times \(no room here\)$/),
    note: expect.stringContaining("fewer threads"),
  });
  await runner.close();
});

test("a thread that ends without a word is told with its exit code", async () => {
  const runner = pool(1, () => placeIn(new Worker("process.exit(3)", { eval: true })));
  await expect(runner.evaluate(asked().batches)).rejects.toThrow(/\(exit code 3\)$/);
  await runner.close();
});

test("a fault in a thread is told and does not hang", async () => {
  const runner = threads(2);
  const [batch] = asked().batches;
  const strange = { ...ends, key: "strange", data: { kind: "strange" } };
  const work = runner.evaluate([{ ...batch, wanted: batch.wanted.map(() => [strange]) }]);
  await expect(work).rejects.toMatchObject({ code: "fault", message: expect.stringContaining("undefined") });
  await runner.close();
});

test("threads can be closed while they work", async () => {
  const runner = threads(2);
  const work = runner.evaluate(asked().batches, () => void runner.close());
  await expect(work).rejects.toMatchObject({ code: "closed" });
});

import { deserialize, serialize } from "node:v8";
import { expect, test } from "vitest";
import { fixtures } from "../lenses/fixtures.laws.ts";
import { ends } from "../lenses/readings.ts";
import { inline } from "./inline.ts";
import { demandsOf, engineOf, runnerLaws, worldsOf } from "./runner.laws.ts";
import { serialising } from "./serialising.ts";

const { storm, talks } = fixtures;
/** Whatever is sent is copied as between threads, and then made the bytes of a file. */
const copy = <Value>(value: Value): Value => deserialize(serialize(structuredClone(value)));

runnerLaws("inline", inline, { storm, talks });
runnerLaws("serialising", () => serialising(copy), { storm, talks });

test("what could not travel shows itself where everything is serialised", async () => {
  const engine = engineOf(talks);
  const [{ course }] = demandsOf(engine);
  const bound = { ...ends, key: "bound", data: { kind: "ends", then: () => 1 } };
  const batches = engine.unknown([{ demands: [{ course, reading: bound }], worlds: worldsOf(engine, 3) }]);
  await expect(serialising(copy).evaluate(batches)).rejects.toThrow(/could not be cloned/);
});

import { deserialize, serialize } from "node:v8";
import { expect, test } from "vitest";
import { fixtures } from "../lenses/fixtures.laws.ts";
import { inline } from "./inline.ts";
import { runnerLaws } from "./runner.laws.ts";
import { serialising } from "./serialising.ts";

const { storm, talks } = fixtures;
/** Whatever is sent is copied as between threads, and then made the bytes of a file. */
const copy = <Value>(value: Value): Value => deserialize(serialize(structuredClone(value)));

runnerLaws("inline", inline, { storm, talks });
runnerLaws("serialising", () => serialising(copy), { storm, talks });

test("a function that is sent shows itself", async () => {
  const { graph } = { graph: { names: () => "a graph" } };
  expect(() => copy(graph)).toThrow();
});

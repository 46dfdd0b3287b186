import fc from "fast-check";
import { choices, Draw } from "../random/draw.ts";
import { scenarioText } from "../random/scenario.ts";
import { filesBelow, textOf } from "../repository.ts";

/** A longer file takes most of its time to be read and has no more kinds of places to be damaged in. */
const LONGEST = 8_000;
const RANDOM = 8;

/** Texts to damage: the library, the templates, the oracles, and some made by chance; the shortest first. */
export function seedTexts(): readonly string[] {
  const files = ["scenarios", "cli/templates", "test/oracles"]
    .flatMap((folder) => filesBelow(folder))
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => textOf(file))
    .filter((text) => text.length <= LONGEST);
  const random = fc.sample(choices(), { seed: 11, numRuns: RANDOM }).map((c) => scenarioText(new Draw(c)));
  return [...files, ...random].sort((a, b) => a.length - b.length);
}

import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { filesBelow, root, textOf } from "../repository.ts";
import { choices, Draw } from "./draw.ts";
import { scenarioText } from "./scenario.ts";

const FOLDER = "test/random/kept";

/** Inputs that failed once: the choices they were made from, and the text for whoever looks at them. */
interface Kept {
  readonly choices: number[];
  readonly text: string;
}

export const keptChoices = (): readonly { readonly file: string; readonly choices: number[] }[] =>
  filesBelow(FOLDER)
    .filter((file) => file.endsWith(".json"))
    .map((file) => ({ file, choices: (JSON.parse(textOf(file)) as Kept).choices }));

/**
 * Checks a property of scenarios on `runs` lists of choices from a fixed seed. The simplest failing one is kept as a
 * fixture, which `keptChoices` gives to every later run; then it is thrown.
 */
export function holdsForRandom(seed: number, runs: number, property: (draw: Draw) => void): void {
  const details = fc.check(
    fc.property(choices(), (list) => property(new Draw(list))),
    { seed, numRuns: runs },
  );
  if (!details.failed) return;
  const [list] = details.counterexample!;
  const last = list.findLastIndex((choice) => choice !== 0);
  const kept: Kept = { choices: list.slice(0, last + 1), text: scenarioText(new Draw(list)) };
  const json = `${JSON.stringify(kept)}\n`;
  const name = createHash("sha256").update(json).digest("hex").slice(0, 12);
  mkdirSync(`${root}${FOLDER}`, { recursive: true });
  writeFileSync(`${root}${FOLDER}/${name}.json`, json);
  throw new Error(
    `${details.errorInstance}\nafter ${details.numRuns} scenarios; kept as ${FOLDER}/${name}.json`,
  );
}

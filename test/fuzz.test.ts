import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { describe, expect, test } from "vitest";
import { attacks } from "./fuzz/attacks.ts";
import { type Inputs, inputText } from "./fuzz/inputs.ts";
import { seedTexts } from "./fuzz/seeds.ts";
import { type Found, tryAll } from "./fuzz/watch.ts";
import { filesBelow, root, textOf } from "./repository.ts";

/** How many damaged files are tried; more on demand, to look for what has not been met yet. */
const DAMAGED = Number(process.env.PARLEY_FUZZ ?? 20_000);
/** At least this share of them must still be right and be played, or the test would try the reader alone. */
const STILL_PLAYED = 0.05;
/** More threads would only wait for each other's memory. */
const WORKERS = Math.min(4, availableParallelism());
/** What a machine may take for everything; a text that hangs is found long before. */
const PATIENCE = 1_200_000;

const FOLDER = "test/fuzz/kept";
const kept = filesBelow(FOLDER)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => textOf(file));
const given = [...Object.values(attacks), ...kept];
const inputs: Inputs = { given, seeds: seedTexts() };

/** Fails with the reasons, and keeps the inputs so that every later run tries them first. */
function expectNone({ failures }: Found): void {
  mkdirSync(`${root}${FOLDER}`, { recursive: true });
  const told = failures.map(({ input, reason }) => {
    if (input < given.length) return `${Object.keys(attacks)[input] ?? "a kept input"}: ${reason}`;
    const file = `${FOLDER}/${input - given.length}.yaml`;
    writeFileSync(`${root}${file}`, inputText(inputs, input));
    return `${file}: ${reason}`;
  });
  expect(told).toEqual([]);
}

describe("no text makes Parley throw, hang or show a stack trace", () => {
  test(
    `${given.length} attacks`,
    async () => {
      const found = await tryAll(inputs, 0, given.length, WORKERS);
      expectNone(found);
      expect(found.tried).toBe(given.length);
    },
    PATIENCE,
  );

  test(
    `${DAMAGED} damaged scenarios`,
    async () => {
      const found = await tryAll(inputs, given.length, given.length + DAMAGED, WORKERS);
      expectNone(found);
      expect(found.tried).toBe(DAMAGED);
      expect(found.played).toBeGreaterThan(STILL_PLAYED * DAMAGED);
    },
    PATIENCE,
  );
});

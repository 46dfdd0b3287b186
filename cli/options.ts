import { Command, Option } from "commander";
import { options } from "./words.ts";

export interface Face {
  readonly json?: boolean;
  readonly plain?: boolean;
}

/** A command with the options that every command has, and its examples, which the tests run. */
export function faced(name: string, examples: readonly [string, string]): Command {
  const lines = examples.map((example) => `  $ ${example}\n`).join("");
  return new Command(name)
    .addOption(new Option("--json", options.json))
    .addOption(new Option("--plain", options.plain))
    .addHelpText("after", `\nExamples:\n${lines}`);
}

/** Gathers an option that may be given several times. */
export const gather = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

import type { Command } from "commander";
import { type SampleOptions, usual } from "../src/lenses/hinges/study.ts";
import type { Context } from "./context.ts";
import { exit, stop } from "./stop.ts";
import { options } from "./words.ts";

/** The options of every command that looks at all that is plausible. */
export interface Sampled {
  readonly points?: string;
  readonly seed?: string;
  readonly threads?: string;
  readonly widen?: string;
}

/** A sample of more points than this would take longer than anybody waits; `parley sweep` is for those. */
const mostPoints = 2 ** 20;
/** Seeds are whole numbers that a double holds exactly. */
const mostSeed = 2 ** 53 - 1;
const mostThreads = 256;

export function sampled(command: Command): Command {
  return command
    .option("--points <number>", options.points)
    .option("--seed <number>", options.seed)
    .option("--threads <number>", options.threads)
    .option("--widen <times>", options.widen);
}

export function sampleOf({ points, seed, widen }: Sampled): SampleOptions {
  return {
    points: whole("points", points, usual.points, 16, mostPoints),
    seed: whole("seed", seed, usual.seed, 0, mostSeed),
    widen: times(widen),
  };
}

/** As many as the machine has, unless said otherwise. */
export function threadsOf({ io }: Context, { threads }: Sampled): number {
  return whole("threads", threads, io.cores, 1, mostThreads);
}

function whole(name: string, text: string | undefined, usually: number, least: number, most: number): number {
  if (text === undefined) return usually;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  const note = `write a whole number from ${least} to ${most}`;
  throw stop(exit.usage, "invalid-number", `invalid number "${text}" in --${name}`, note);
}

function times(text: string | undefined): number {
  if (text === undefined) return usual.widen;
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value > 0 && value <= 100) return value;
  throw stop(
    exit.usage,
    "invalid-number",
    `invalid number "${text}" in --widen`,
    "write how many times as wide, e.g. --widen 2",
  );
}

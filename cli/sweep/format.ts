import { extname } from "node:path";
import { exit, stop } from "../stop.ts";
import { csv } from "./csv.ts";
import { parquet } from "./parquet.ts";
import type { Block } from "./part.ts";
import type { SweepPlan } from "./sweep.ts";

/** A table on its way to a file. */
interface Table {
  /** Adds rows; the first of them is of the point `first`. */
  add(first: number, block: Block): void;
  finish(): void;
}

/** Begins a table of a plan in a new file. */
export type Format = (place: string, plan: SweepPlan) => Table;

const formats: Readonly<Record<string, Format>> = { ".csv": csv, ".parquet": parquet };

/** @throws Stop when nothing is known of the ending. */
export function formatOf(path: string): Format {
  const ending = extname(path).toLowerCase();
  if (Object.hasOwn(formats, ending)) return formats[ending];
  throw stop(
    exit.usage,
    "unknown-format",
    ending === "" ? `missing ending of "${path}"` : `unknown ending "${ending}" of "${path}"`,
    `a table is written as ${Object.keys(formats).join(" or ")}`,
  );
}

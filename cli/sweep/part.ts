import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { version } from "../../src/lenses/envelope.ts";
import { attempt } from "../computer.ts";
import { exit, type Stop, stop } from "../stop.ts";
import type { SweepPlan } from "./sweep.ts";

/** Numbers of some points in a row, by column, NaN where there is none; and why a point has no results, or null. */
export interface Block {
  readonly columns: readonly Float64Array[];
  readonly failures: readonly (string | null)[];
}

/** Of the files in the folder: what a number here does not know is not gone on with. */
const FORM = 1;
/** Which sweep it is, under one name while it lasts and another when the table is there. */
const MANIFEST = "sweep.json";
const DONE = "done.json";
/** Of a file that is not whole yet. */
const UNFINISHED = ".new";

/**
 * What is done of a sweep, as a folder of whole files: what the sweep is, and one file for each block that is done. A
 * file is written under another name, brought to the disk and only then named, so that whatever has a name is whole.
 */
export class Part {
  private readonly folder: string;
  private readonly plan: SweepPlan;
  private readonly manifest: Readonly<Record<string, unknown>>;

  constructor(folder: string, plan: SweepPlan) {
    const { id, columns, points, block } = plan;
    this.folder = folder;
    this.plan = plan;
    this.manifest = { form: FORM, version, id, points, block, columns };
  }

  /** What is there of this very sweep. Throws `Stop` when there is something else. */
  look(): "nothing" | "begun" | "done" {
    if (!existsSync(this.folder)) return "nothing";
    const names = attempt(this.folder, () => readdirSync(this.folder));
    for (const [name, state] of [
      [MANIFEST, "begun"],
      [DONE, "done"],
    ] as const) {
      if (!names.includes(name)) continue;
      this.compare(attempt(this.folder, () => readFileSync(this.named(name), "utf8")));
      return state;
    }
    // Interrupted before anything was done, unless the folder is somebody else's.
    const other = names.find((name) => !name.endsWith(UNFINISHED));
    if (other !== undefined) throw foreign(this.folder, `there is "${other}" and no "${MANIFEST}" in it`);
    return "nothing";
  }

  begin(): void {
    attempt(this.folder, () => {
      if (!existsSync(this.folder)) mkdirSync(this.folder);
    });
    this.write(MANIFEST, [Buffer.from(`${JSON.stringify(this.manifest)}\n`)]);
  }

  /** The blocks that are not there. */
  missing(): readonly number[] {
    const count = Math.ceil(this.plan.points / this.plan.block);
    return Array.from({ length: count }, (_, index) => index).filter((index) => this.parsed(index) === null);
  }

  /** Points of a block. */
  rows(index: number): number {
    const { points, block } = this.plan;
    return Math.min(block, points - index * block);
  }

  /** Keeps a block that is done: its columns as they are in memory, then the failures as JSON. */
  keep(index: number, { columns, failures }: Block): void {
    const rows = this.rows(index);
    const lists = [...columns, failures];
    if (columns.length !== this.plan.columns.length || lists.some(({ length }) => length !== rows)) {
      throw new Error(`invalid block ${index}: it needs ${this.plan.columns.length} columns of ${rows} rows`);
    }
    const reasons = failures.flatMap((reason, row) => (reason === null ? [] : [[row, reason]]));
    this.write(nameOf(index), [...columns.map(bytesOf), Buffer.from(JSON.stringify(reasons))]);
  }

  read(index: number): Block {
    const block = this.parsed(index);
    if (block === null) {
      throw stop(
        exit.input,
        "part-damaged",
        `missing block ${index} in "${this.folder}": it was there a moment ago`,
        "run the same command again, once at a time",
      );
    }
    return block;
  }

  /** Puts together what is done and gives it its name; then the folder has served its time. */
  become(path: string, build: (place: string) => void): void {
    const place = this.unfinished("table");
    attempt(path, () => {
      build(place);
      toDisk(place);
      renameSync(place, path);
      renameSync(this.named(MANIFEST), this.named(DONE));
    });
    this.remove();
  }

  /** Removes the folder; what says that it may go goes last. */
  remove(): void {
    attempt(this.folder, () => {
      if (!existsSync(this.folder)) return;
      for (const name of readdirSync(this.folder)) {
        if (name !== DONE) unlinkSync(this.named(name));
      }
      rmSync(this.folder, { recursive: true });
    });
  }

  /** Null when a block is not there, or not whole. */
  private parsed(index: number): Block | null {
    const place = this.named(nameOf(index));
    if (!existsSync(place)) return null;
    const bytes = attempt(place, () => readFileSync(place));
    const rows = this.rows(index);
    const size = rows * Float64Array.BYTES_PER_ELEMENT;
    const numbers = this.plan.columns.length * size;
    if (bytes.length < numbers) return null;
    const reasons = parse(bytes.toString("utf8", numbers)) as readonly (readonly [number, string])[] | null;
    if (reasons === null) return null;
    // Buffers may begin anywhere in memory, numbers may not.
    const own = new Uint8Array(bytes.subarray(0, numbers)).buffer;
    const failures = new Array<string | null>(rows).fill(null);
    for (const [row, reason] of reasons) failures[row] = reason;
    return {
      columns: this.plan.columns.map((_, column) => new Float64Array(own, column * size, rows)),
      failures,
    };
  }

  private write(name: string, parts: readonly Uint8Array[]): void {
    const place = this.unfinished(name);
    attempt(place, () => {
      writeFileSync(place, Buffer.concat(parts));
      toDisk(place);
      renameSync(place, this.named(name));
    });
  }

  private compare(text: string): void {
    const found = parse(text);
    if (found === null || typeof found !== "object") throw foreign(this.folder, `"${MANIFEST}" is not whole`);
    const theirs = found as Readonly<Record<string, unknown>>;
    for (const [key, own] of Object.entries(this.manifest)) {
      const [mine, other] = [JSON.stringify(own), JSON.stringify(theirs[key])];
      if (mine === other) continue;
      throw foreign(
        this.folder,
        key === "columns" ? "it has other columns" : `its ${key} is ${other ?? "missing"}, not ${mine}`,
      );
    }
  }

  private named(name: string): string {
    return join(this.folder, name);
  }

  /** Another program at the same work never writes to the same file. */
  private unfinished(name: string): string {
    return this.named(`${name}.${process.pid}${UNFINISHED}`);
  }
}

const nameOf = (index: number): string => `${String(index).padStart(6, "0")}.block`;

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Waits until the disk has a file, so that no name ever stands before what it names. */
function toDisk(place: string): void {
  const file = openSync(place, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const foreign = (folder: string, why: string): Stop =>
  stop(
    exit.input,
    "part-of-another-sweep",
    `invalid folder "${folder}": it is no part of this sweep: ${why}`,
    "run the command that began it, or remove the folder to begin anew, or write to another file",
  );

import {
  closeSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative, resolve } from "node:path";
import type { Io, Screen } from "./io.ts";
import { exit, stop } from "./stop.ts";

/** A scenario is written by hand; what is larger than this is something else. */
const largest = 8 * 1024 * 1024;

/** The real terminal and the real files. */
export function computer(process: NodeJS.Process): Io {
  return {
    stdout: screen(process.stdout),
    stderr: screen(process.stderr),
    environment: process.env,
    now: () => performance.now(),
    cores: availableParallelism(),
    ...files("."),
  };
}

/** Files by paths that are relative to a folder. */
export function files(folder: string): Pick<Io, "read" | "scenarios" | "create" | "write" | "place"> {
  const within = (path: string) => (path === "-" ? path : resolve(folder, path));
  return {
    read: (path) => decode(path, bytesOf(path, within(path))),
    scenarios: (path) => scenarios(path, within(path)),
    create: (path, text) => create(path, within(path), text),
    write: (path, text) => replace(path, within(path), text),
    place: within,
  };
}

function screen(stream: NodeJS.WriteStream): Screen {
  return {
    isTerminal: stream.isTTY === true,
    columns: stream.columns ?? null,
    write: (text) => void stream.write(text),
  };
}

function bytesOf(path: string, place: string): Uint8Array {
  const standardInput = 0;
  return attempt(path, () => {
    const file = path === "-" ? standardInput : openSync(place, "r");
    try {
      const chunks: Uint8Array[] = [];
      let total = 0;
      for (;;) {
        const chunk = new Uint8Array(65_536);
        const count = readOnce(file, chunk);
        if (count === 0) break;
        total += count;
        if (total > largest) {
          throw stop(
            exit.limit,
            "file-too-large",
            `unsupported file "${path}": larger than ${largest / 1024 / 1024} MiB`,
            "a scenario is written by hand; check that this is the right file",
          );
        }
        chunks.push(chunk.subarray(0, count));
      }
      return Buffer.concat(chunks);
    } finally {
      if (file !== standardInput) closeSync(file);
    }
  });
}

/** Standard input that is a terminal or a pipe may have nothing yet, or be closed; neither is an error. */
function readOnce(file: number, into: Uint8Array): number {
  for (;;) {
    try {
      return readSync(file, into);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw stop(
      exit.input,
      "not-text",
      `invalid file "${path}": not UTF-8 text`,
      "save the file as UTF-8; a scenario is plain text",
    );
  }
}

function scenarios(path: string, place: string): readonly string[] {
  return attempt(path, () => {
    if (path === "-" || !statSync(place).isDirectory()) return [path];
    return readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map((entry) => join(path, relative(place, join(entry.parentPath, entry.name))))
      .filter((file) => !file.split(/[/\\]/).includes("node_modules"))
      .sort();
  });
}

function create(path: string, place: string, text: string): boolean {
  return attempt(path, () => {
    try {
      writeFileSync(place, text, { flag: "wx" });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
      throw error;
    }
  });
}

/** Written beside it first, and then put in its place in one step. */
function replace(path: string, place: string, text: string): void {
  const beside = `${place}.${process.pid}.part`;
  attempt(path, () => {
    try {
      writeFileSync(beside, text, { flag: "wx" });
      renameSync(beside, place);
    } finally {
      rmSync(beside, { force: true });
    }
  });
}

/** The operating system's faults as sentences. */
export function attempt<Value>(path: string, action: () => Value): Value {
  try {
    return action();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const known = code === undefined ? undefined : faults[code];
    if (known === undefined) throw error;
    throw stop(exit.input, known.code, `${known.says} "${path}"`, known.note);
  }
}

const faults: Readonly<Record<string, { code: string; says: string; note: string }>> = {
  ENOENT: {
    code: "missing-file",
    says: "missing file or folder",
    note: "check the path, from the folder you are in",
  },
  ENOTDIR: {
    code: "missing-file",
    says: "missing file or folder",
    note: "a part of the path is a file, not a folder",
  },
  EISDIR: {
    code: "not-a-file",
    says: "invalid file: this is a folder:",
    note: "name a scenario file inside it",
  },
  EACCES: {
    code: "no-permission",
    says: "missing permission for",
    note: "change the rights of the file or folder",
  },
  EPERM: {
    code: "no-permission",
    says: "missing permission for",
    note: "change the rights of the file or folder",
  },
  EROFS: { code: "no-permission", says: "unsupported place: read only:", note: "choose another folder" },
  ENOSPC: { code: "disk-full", says: "missing space on the disk for", note: "make room, then try again" },
  ENAMETOOLONG: { code: "name-too-long", says: "invalid name: too long:", note: "choose a shorter one" },
  ELOOP: {
    code: "missing-file",
    says: "invalid link: it leads back to itself:",
    note: "name the file itself",
  },
  ERR_INVALID_ARG_VALUE: { code: "invalid-name", says: "invalid name", note: "leave out the zero byte" },
};

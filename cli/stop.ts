/** The exit codes of the command line, which are part of what a version promises. */
export const exit = {
  fine: 0,
  /** The input has errors, or an expectation failed. */
  input: 1,
  usage: 2,
  /** A limit was hit: a file too large, too many states. */
  limit: 3,
  /** Parley's own fault (EX_SOFTWARE of sysexits.h). */
  internal: 70,
} as const;

export type Exit = (typeof exit)[keyof typeof exit];

/** One thing to tell the reader, as data; `--json` prints it as it is. Lines and columns count from 1. */
export interface Complaint {
  readonly severity: "error" | "warning" | "note";
  /** Stable and kebab-case. */
  readonly code: string;
  /** Lower case, with the value in it. */
  readonly message: string;
  /** The remedy. */
  readonly note: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

/** Ends a command with something to tell the reader; not a fault of the program. */
export class Stop extends Error {
  readonly exit: Exit;
  readonly complaints: readonly Complaint[];
  /** The human form where it says more than the complaints do (a line of the file with a caret); else null. */
  readonly rendered: string | null;
  constructor(exit: Exit, complaints: readonly Complaint[], rendered: string | null = null) {
    super(complaints.map(({ message }) => message).join("\n"));
    this.exit = exit;
    this.complaints = complaints;
    this.rendered = rendered;
  }
}

/** A stop with one complaint that has no place in a file. */
export function stop(code: Exit, name: string, message: string, note: string | null = null): Stop {
  return new Stop(code, [
    { severity: "error", code: name, message, note, file: null, line: null, column: null },
  ]);
}

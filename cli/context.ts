import type { Io } from "./io.ts";
import type { Exit } from "./stop.ts";

/** What a command is given; it may say how the program is to end. */
export interface Context {
  readonly io: Io;
  exit: Exit;
}

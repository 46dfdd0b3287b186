import { files } from "../cli/computer.ts";
import { main } from "../cli/main.ts";
import { root } from "./repository.ts";

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Setting {
  /** The folder that paths are relative to; the root of the repository when left out. */
  readonly folder?: string;
  readonly input?: string;
  /** Columns of the terminal; left out when the output goes to a file or a pipe. */
  readonly terminal?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs the command line in this very process, which is much quicker than starting one. */
export async function parley(argv: readonly string[], setting: Setting = {}): Promise<Outcome> {
  let out = "";
  let err = "";
  const screen = (keep: (text: string) => void) => ({
    isTerminal: setting.terminal !== undefined,
    columns: setting.terminal ?? null,
    write: keep,
  });
  const { read, scenarios, create, write, place } = files(setting.folder ?? root);
  const code = await main(argv, {
    stdout: screen((text) => {
      out += text;
    }),
    stderr: screen((text) => {
      err += text;
    }),
    environment: setting.environment ?? {},
    now: () => 0,
    cores: 1,
    read: (path) => (path === "-" ? (setting.input ?? "") : read(path)),
    scenarios,
    create,
    write,
    place,
  });
  return { code, out, err };
}

/** The words of a line as a shell would take them apart: single and double quotes, no expansion. */
export function words(line: string): readonly string[] {
  const found = line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g);
  return Array.from(found, ([, single, double, bare]) => single ?? double ?? bare);
}

import { Command, CommanderError } from "commander";
import { version } from "../src/lenses/envelope.ts";
import { commands } from "./commands.ts";
import type { Context } from "./context.ts";
import type { Io } from "./io.ts";
import { type Exit, exit, Stop, stop } from "./stop.ts";
import { json, safe } from "./text.ts";
import { about, fault, usage } from "./words.ts";

/**
 * Runs one command and returns its exit code. Nothing that goes wrong leaves it as an exception: faults of the input
 * are told as such, a fault of the program is owned up to, and neither shows a stack trace.
 */
export async function main(argv: readonly string[], io: Io): Promise<Exit> {
  const context: Context = { io, exit: exit.fine };
  try {
    const program = await programFor(argv, context);
    await program.parseAsync(argv, { from: "user" });
    return context.exit;
  } catch (error) {
    return tell(error, argv, io);
  }
}

/** Only the command that was asked for is loaded; of the others the program knows the name and what it does. */
async function programFor(argv: readonly string[], context: Context): Promise<Command> {
  const { io } = context;
  const program = new Command("parley")
    .description(about.says)
    .version(version, "-V, --version", about.version)
    .helpCommand(false)
    .addHelpText("after", about.start);
  const asked = argv.find((word) => !word.startsWith("-"));
  for (const { name, says, load } of commands) {
    if (name === asked) program.addCommand((await load())(context).description(says));
    else program.command(name).description(says);
  }
  for (const command of [program, ...program.commands]) {
    command
      .helpOption("-h, --help", about.help)
      .exitOverride()
      .showSuggestionAfterError()
      .configureOutput({
        writeOut: (text) => io.stdout.write(text),
        // Complaints are told once, by `tell`, in the form that was asked for.
        writeErr: () => undefined,
        getOutHelpWidth: () => Math.min(100, io.stdout.columns ?? 100),
        getOutHasColors: () => false,
      });
  }
  return program;
}

function tell(error: unknown, argv: readonly string[], io: Io): Exit {
  if (error instanceof Stop) return complain(error, argv, io);
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exit.fine;
    // Without any command commander prints the help and counts that as an error; so do we, in fewer words.
    const message = error.code === "commander.help" ? usage.noCommand : error.message.replace(/^error: /, "");
    return complain(stop(exit.usage, "wrong-usage", message, usage.seeHelp), argv, io);
  }
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return complain(stop(exit.internal, "internal", fault.says(what, place(error)), fault.note), argv, io);
}

function complain(stopped: Stop, argv: readonly string[], io: Io): Exit {
  const { complaints, rendered } = stopped;
  if (argv.includes("--json")) {
    io.stdout.write(json({ format: "parley.problems/1", parley: version, problems: complaints }));
  } else if (rendered !== null) {
    io.stderr.write(rendered);
  } else {
    for (const { message, note } of complaints) {
      io.stderr.write(`parley: ${safe(message)}\n${note === null ? "" : `  note: ${safe(note)}\n`}`);
    }
  }
  return stopped.exit;
}

/** Where in the program a fault arose, by file name and line, which tell its makers more than the message does. */
function place(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const [, file = "unknown", line = "0"] = /([\w-]+\.[jt]s):(\d+):\d+/.exec(stack) ?? [];
  return `${file}:${line}`;
}

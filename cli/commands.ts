import type { Command } from "commander";
import type { Context } from "./context.ts";

interface Entry {
  readonly name: string;
  readonly says: string;
  load(): Promise<(context: Context) => Command>;
}

/** Every command, in the order of the help. Each is loaded only when it is called, so that starting stays short. */
export const commands: readonly Entry[] = [
  {
    name: "run",
    says: "the brief: where each approach leads, and what the numbers hang on",
    load: async () => (await import("./commands/run.ts")).run,
  },
  {
    name: "claims",
    says: "does the argument hold? every claim of the file with its verdict",
    load: async () => (await import("./commands/claims.ts")).claims,
  },
  {
    name: "sure",
    says: "how sure one can be of a number, and what it hangs on",
    load: async () => (await import("./commands/sure.ts")).sure,
  },
  {
    name: "agree",
    says: "which packages could be agreed and ratified, and which trades would improve them",
    load: async () => (await import("./commands/agree.ts")).agree,
  },
  {
    name: "levers",
    says: "what each lever between two approaches contributes, by which ways, and where its sign turns",
    load: async () => (await import("./commands/levers.ts")).levers,
  },
  {
    name: "crux",
    says: "which assumptions part two views",
    load: async () => (await import("./commands/crux.ts")).crux,
  },
  {
    name: "learn",
    says: "what a party gains by learning something before it chooses",
    load: async () => (await import("./commands/learn.ts")).learn,
  },
  {
    name: "sweep",
    says: "every sampled combination of assumptions with its results, as a table",
    load: async () => (await import("./commands/sweep.ts")).sweep,
  },
  {
    name: "report",
    says: "one page with all of it that opens from disk, prints, and can be sent by mail",
    load: async () => (await import("./commands/report.ts")).report,
  },
  {
    name: "explain",
    says: "the most likely course, decision by decision, and where two approaches part",
    load: async () => (await import("./commands/explain.ts")).explain,
  },
  {
    name: "check",
    says: "every problem of a scenario at once, each with its place and a remedy",
    load: async () => (await import("./commands/check.ts")).check,
  },
  {
    name: "test",
    says: "do scenarios still give the numbers that their `expect:` blocks name?",
    load: async () => (await import("./commands/test.ts")).test,
  },
  {
    name: "new",
    says: "write a commented scenario to start from",
    load: async () => (await import("./commands/new.ts")).create,
  },
  {
    name: "schema",
    says: "print the JSON Schema of the language, for editors",
    load: async () => (await import("./commands/schema.ts")).schema,
  },
];

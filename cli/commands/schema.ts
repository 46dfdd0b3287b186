import type { Command } from "commander";
import { languageSchema } from "../../src/scenario/schema/json.ts";
import type { Context } from "../context.ts";
import { faced } from "../options.ts";
import { json } from "../text.ts";

export function schema(context: Context): Command {
  return faced("schema", ["parley schema", "parley schema --json"]).action(() => {
    context.io.stdout.write(json(languageSchema()));
  });
}

import { readFileSync } from "node:fs";
import { type Command, Option } from "commander";
import { version } from "../../src/lenses/envelope.ts";
import type { Context } from "../context.ts";
import { type Face, faced } from "../options.ts";
import { exit, stop } from "../stop.ts";
import { json } from "../text.ts";

/** The templates, with what each is an example of. */
const templates = ["contract", "strike", "ceasefire", "crisis"] as const;

export function create(context: Context): Command {
  return faced("new", ["parley new my-talks", "parley new border-talks.yaml --like ceasefire"])
    .argument("<name>", "name of the new file; .yaml is added where it is missing")
    .addOption(
      new Option("--like <template>", "what to start from").choices(templates).default("contract" as const),
    )
    .action((name: string, { like, json: asJson }: Face & { like: (typeof templates)[number] }) => {
      const file = /\.ya?ml$/.test(name) ? name : `${name}.yaml`;
      if (!context.io.create(file, template(like))) {
        const note = "choose another name, or move the file away; nothing is ever written over";
        throw stop(exit.input, "file-exists", `invalid name "${file}": there is such a file already`, note);
      }
      const next = [`parley check ${file}`, `parley run ${file}`];
      const { stdout } = context.io;
      if (asJson) stdout.write(json({ format: "parley.new/1", parley: version, file, like, next }));
      else
        stdout.write(
          `Wrote ${file}, like the template "${like}". Next:\n${next.map((line) => `  ${line}\n`).join("")}`,
        );
    });
}

/** The templates lie beside the program, compiled or not. */
const template = (name: string): string =>
  readFileSync(new URL(`../templates/${name}.yaml`, import.meta.url), "utf8");

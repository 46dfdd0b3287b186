import type { Command } from "commander";
import { type Checked, checkExpectations } from "../../src/claims/expectations.ts";
import { engineFor } from "../../src/lenses/engine.ts";
import { version } from "../../src/lenses/envelope.ts";
import { load } from "../../src/scenario/load.ts";
import type { Problem } from "../../src/scenario/problem.ts";
import { position } from "../../src/scenario/render.ts";
import type { Context } from "../context.ts";
import { figure } from "../numbers.ts";
import { type Face, faced } from "../options.ts";
import { complaints, problemLines, tally } from "../problems.ts";
import { eachOf } from "../progress.ts";
import { nameOf } from "../scenario.ts";
import { exit, stop } from "../stop.ts";
import { type Style, styleFor } from "../style.ts";
import { item } from "../table.ts";
import { json, safe } from "../text.ts";
import { options, expectations as words } from "../words.ts";

interface Tested {
  readonly file: string;
  readonly text: string;
  readonly problems: readonly Problem[];
  /** Null when the file has errors, so that nothing could be tested. */
  readonly checked: readonly Checked[] | null;
}

export function test(context: Context): Command {
  return faced("test", ["parley test scenarios/contract/supply.yaml", "parley test scenarios --json"])
    .argument("<path...>", options.path)
    .action((paths: readonly string[], face: Face) => {
      const { io } = context;
      const files = [...new Set(paths.flatMap((path) => io.scenarios(path)))];
      if (files.length === 0)
        throw stop(exit.input, "no-scenarios", words.none(paths.join(", ")), words.noneNote);
      const tested = eachOf(io, files, (file) => testFile(nameOf(file), io.read(file)));
      if (face.json) io.stdout.write(json(documentOf(tested)));
      else io.stdout.write(`${linesOf(tested, styleFor(io, face)).join("\n")}\n`);
      if (tested.some(({ checked }) => checked === null || checked.some(({ ok }) => !ok))) {
        context.exit = exit.input;
      }
    });
}

function testFile(file: string, text: string): Tested {
  const { model, problems } = load(text, file);
  if (model === null) return { file, text, problems, checked: null };
  return {
    file,
    text,
    problems: [],
    checked: checkExpectations(engineFor(model, { view: null, held: new Map() })),
  };
}

function documentOf(tested: readonly Tested[]): unknown {
  const files = tested.map(({ file, text, problems, checked }) => ({
    file,
    problems: complaints(problems, text, file),
    expectations: (checked ?? []).map(({ start, ...rest }) => ({ ...rest, ...position(text, start) })),
  }));
  const all = tested.flatMap(({ checked }) => checked ?? []);
  const failed = all.filter(({ ok }) => !ok).length;
  const unread = tested.filter(({ checked }) => checked === null).length;
  return { format: "parley.test/1", parley: version, files, passed: all.length - failed, failed, unread };
}

function linesOf(tested: readonly Tested[], style: Style): readonly string[] {
  const lines = tested.flatMap(({ file, text, problems, checked }) => {
    const name = style.strong(safe(file));
    if (checked === null)
      return [`${name}: ${tally(problems)}`, ...problemLines(problems, text, file, style)];
    if (checked.length === 0) return [`${name}: ${words.empty}`];
    return [name, ...checked.flatMap((one) => lineOf(one, style))];
  });
  const all = tested.flatMap(({ checked }) => checked ?? []);
  const unread = tested.filter(({ checked }) => checked === null).length;
  const failed = all.filter(({ ok }) => !ok).length;
  return [...lines, "", words.total(all.length - failed, failed, unread, tested.length)];
}

function lineOf({ text, expected, tolerance, found, reason, ok }: Checked, style: Style): readonly string[] {
  const mark = ok ? style.good(words.ok) : style.bad(words.failed);
  const said = (value: number | boolean) =>
    typeof value === "boolean" ? (value ? "yes" : "no") : figure(value);
  if (ok && found !== null) return item(`  ${mark}  `, `${safe(text)} = ${said(found)}`, style);
  const what =
    found === null ? words.notFound(reason ?? "") : words.found(said(found), said(expected), tolerance);
  return item(`  ${mark}  `, `${safe(text)}: ${safe(what)}`, style);
}

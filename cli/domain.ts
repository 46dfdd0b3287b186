import { agreeOn } from "../src/agree.ts";
import type { Domain } from "../src/interchange/domain.ts";
import type { FileProblem, Source } from "../src/interchange/problem.ts";
import { writeScenario } from "../src/interchange/scenario/scenario.ts";
import { isGame } from "../src/interchange/scorable/scorable.ts";
import { asTheFile } from "./asked.ts";
import type { Answer } from "./commands/agree.ts";
import type { Context } from "./context.ts";
import { heading } from "./layout/frame.ts";
import type { Face } from "./options.ts";
import { complaints, problemLines, tally } from "./problems.ts";
import { exit, Stop, stop } from "./stop.ts";
import { type Style, styleFor } from "./style.ts";
import { item, paragraph } from "./table.ts";
import { safely } from "./text.ts";
import { remarks, agreement as words } from "./words.ts";

interface Given extends Face {
  readonly evaluation?: "genius" | "raw";
  readonly scenario?: string;
}

/** Several files are a domain with its profiles; one file is, unless it says the version of a scenario. */
export const isDomain = (sources: readonly Source[]): boolean =>
  sources.length > 1 ||
  sources.some(({ text }) => isXml.test(text) || jsonOfAnother.test(text) || isGame(text));

const isXml = /^[\s\uFEFF]*</;

/** A document in brackets without the key that every scenario begins with. */
const jsonOfAnother = /^[\s\uFEFF]*\{(?![\s\S]*"?parley"?\s*:)/;

/** Reads a domain and its profiles, converts them where that is asked, and answers for the command to tell. */
export function answerDomain(context: Context, sources: readonly Source[], given: Given): Answer {
  const { evaluation = "genius" } = given;
  const found = agreeOn(sources, { evaluation });
  if (found.status === "problems") throw told(context, sources, given, found.problems);
  const wrote = given.scenario === undefined ? [] : converted(context, found.domain, given.scenario);
  const { domain, problems, document, spaces } = given.json ? found : safely(found);
  const files = sources.map(({ file }) => file);
  return {
    about: {
      asked: asTheFile,
      domain: { name: domain.name, files, evaluation, problems: complained(problems, sources) },
    },
    ...{ document, spaces, commonScale: false, wrote },
    opening: (style) => [
      ...paragraph(domain.name, style).map(style.strong),
      ...paragraph(words.domain(domain.parties.length, domain.issues.length), style, 2),
      ...(sources.some(({ text }) => isXml.test(text)) ? paragraph(words.reading(evaluation), style, 2) : []),
      ...openPoints(problems, style),
    ],
  };
}

/** What the files say that another reader might read otherwise, or that is not looked at. */
function openPoints(problems: readonly FileProblem[], style: Style): readonly string[] {
  if (problems.length === 0) return [];
  const lines = problems.flatMap(({ file, message, note }) =>
    item("  - ", `${file}: ${message}${note === null ? "" : `; ${note}`}`, style),
  );
  return ["", heading(words.files, style), ...lines];
}

const complained = (problems: readonly FileProblem[], sources: readonly Source[]) =>
  sources.flatMap(({ file, text }) =>
    complaints(
      problems.filter((problem) => problem.file === file),
      text,
      file,
    ),
  );

/** Errors in the way a compiler tells them, file by file. */
function told(
  { io }: Context,
  sources: readonly Source[],
  face: Face,
  problems: readonly FileProblem[],
): Stop {
  const style = styleFor({ ...io, stdout: io.stderr }, face);
  const lines = sources.flatMap(({ file, text }) => {
    const own = problems.filter((problem) => problem.file === file);
    return own.length === 0 ? [] : [...problemLines(own, text, file, style), ""];
  });
  const rendered = [...lines, remarks.stopped(tally(problems)), ""].join("\n");
  return new Stop(exit.input, complained(problems, sources), rendered);
}

/** Writes the domain as a scenario; what that cannot hold is told with it. */
function converted({ io }: Context, domain: Domain, file: string): readonly string[] {
  const { files, losses } = writeScenario(domain);
  const [made] = files;
  if (made === undefined) {
    const [{ code, message, note }] = losses.filter(({ severity }) => severity === "error");
    throw stop(exit.input, code, message, note);
  }
  if (!io.create(file, made.text)) throw stop(exit.input, "file-exists", words.taken(file), words.takenNote);
  const lost = losses.map(({ message, note }) => `${message}${note === null ? "" : `; ${note}`}`);
  return [words.converted(file), ...safely(lost)];
}

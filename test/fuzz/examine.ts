import { analyze } from "../../src/analyze.ts";
import { build } from "../../src/game/build.ts";
import { GameError } from "../../src/game/error.ts";
import { load } from "../../src/scenario/load.ts";
import type { Model } from "../../src/scenario/model.ts";
import type { Problem } from "../../src/scenario/problem.ts";
import { render } from "../../src/scenario/render.ts";

/** What became of one text. */
export interface Verdict {
  /** Did it load without errors? */
  readonly valid: boolean;
  /** Was it small enough to be played? */
  readonly played: boolean;
  /** What went wrong in Parley itself; null when nothing did. */
  readonly failure: string | null;
}

/** Work that one text may ask for, counted and not timed: games of more nodes are not played. */
const MOST_NODES = 2_000;
/** Games to be played for one brief: approaches, each at both ends of each range. */
const MOST_GAMES = 60;

/** A frame of a stack, as an engine prints it. */
const frame = /^\s+at .*:\d+:\d+\)?$/m;
/** What a value becomes when nobody thought of how to say it. */
const unsaid = /\[object |\bundefined\b|function \(/;

/** Reads a text, tells its problems, and plays it when it is right and small. Nothing that it meets may throw. */
export function examine(text: string): Verdict {
  let stage = "load";
  let valid = false;
  let played = false;
  const verdict = (failure: string | null): Verdict => ({ valid, played, failure });
  try {
    const { model, problems } = load(text, "fuzz.yaml");
    valid = model !== null;
    stage = "render";
    const untold = tellBadly(problems, text) ?? null;
    if (untold !== null) return verdict(untold);
    if (model === null) {
      return verdict(
        problems.some(({ severity }) => severity === "error") ? null : "no model, and no error says why",
      );
    }
    stage = "size";
    if (!isSmall(model)) return verdict(null);
    stage = "analyze";
    played = true;
    const analysis = analyze(text, "fuzz.yaml", { claims: true });
    return verdict(
      tellBadly(analysis.problems, text) ?? (analysis.status === "done" ? badJson(analysis) : null),
    );
  } catch (error) {
    return verdict(
      `${stage} threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  }
}

function tellBadly(problems: readonly Problem[], text: string): string | null {
  for (const { span, code, message, note } of problems) {
    if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length)) {
      return `${code} stands at ${span.start}..${span.end} of ${text.length}`;
    }
    const words = `${message}\n${note ?? ""}`;
    // What the file itself says is quoted, and may say anything.
    const own = unsaid.exec(words)?.[0];
    if (own !== undefined && !text.includes(own)) return `${code} says "${message}"`;
  }
  const told = render(problems, text, "fuzz.yaml");
  const trace = frame.exec(told)?.[0];
  return trace === undefined || text.includes(trace.trim()) ? null : `a stack trace: ${trace}`;
}

/** Results must survive being written and read again, so no number in them may be NaN or infinite. */
function badJson(analysis: { readonly document: unknown }): string | null {
  const seen: string[] = [];
  JSON.stringify(analysis.document, (key, value) => {
    if (typeof value === "number" && !Number.isFinite(value)) seen.push(`${key} is ${value}`);
    return value;
  });
  return seen[0] ?? null;
}

function isSmall(model: Model): boolean {
  if (model.clock === null) return model.packages.length * model.rows.length <= MOST_NODES;
  if (model.approaches.length * (1 + 2 * model.assumptions.length) > MOST_GAMES) return false;
  return model.approaches.every(({ settings }) => {
    try {
      build(model, { settings, from: null, refine: 1, forced: [] }, { maxNodes: MOST_NODES });
      return true;
    } catch (error) {
      if (!(error instanceof GameError)) throw error;
      return error.code !== "too-many-nodes";
    }
  });
}

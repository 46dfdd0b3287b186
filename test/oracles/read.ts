import { checkExpectations } from "../../src/claims/expectations.ts";
import { engineFor } from "../../src/lenses/engine.ts";
import { load } from "../../src/scenario/load.ts";
import { render } from "../../src/scenario/render.ts";

export interface Read {
  readonly asked: string;
  readonly expected: number | boolean;
  readonly found: number | boolean | null;
  readonly reason: string | null;
}

/**
 * What a scenario says to each question: the questions are written below its text as an `expect:` block and go the way
 * that every expectation goes. Comparison is left to the caller, since the block knows only decimals.
 */
export function expectations(
  text: string,
  file: string,
  asked: Readonly<Record<string, number | boolean>>,
): readonly Read[] {
  const lines = Object.entries(asked).map(([question, value]) => {
    const quoted = `'${question.replaceAll("'", "''")}'`;
    return `  ${quoted}: ${typeof value === "boolean" ? (value ? "yes" : "no") : "0 ± 1"}`;
  });
  const whole = `${text}expect:\n${lines.join("\n")}\n`;
  const { model, problems } = load(whole, file);
  if (model === null) throw new Error(render(problems, whole, file));
  const engine = engineFor(model, { view: null, held: new Map() });
  const questions = Object.entries(asked);
  return checkExpectations(engine).map(({ found, reason }, index) => {
    const [question, expected] = questions[index];
    return { asked: question, expected, found, reason };
  });
}

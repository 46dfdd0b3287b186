import { type Inquired, type Inquiry, inquire } from "../src/inquire.ts";
import type { SampleOptions } from "../src/lenses/hinges/study.ts";
import { questionOf, told } from "./asked.ts";
import type { Context } from "./context.ts";
import { closing, madeOf, opening } from "./layout/frame.ts";
import type { Face } from "./options.ts";
import { answered, exitOf } from "./scenario.ts";
import { type Style, styleFor } from "./style.ts";
import { json } from "./text.ts";
import { brief } from "./words.ts";

export type Answer = Extract<Inquired, { status: "done" }>;

interface Asking extends Face {
  readonly view?: string;
  readonly set?: readonly string[];
  readonly approach?: readonly string[];
}

/** Asks an inquiry and tells the answer: in JSON, or between what every answer begins and ends with. */
export async function answerInquiry(
  context: Context,
  file: string,
  inquiry: Inquiry,
  given: Asking,
  how: { readonly study?: SampleOptions; readonly threads: number },
  body: (answer: Answer, style: Style) => readonly string[],
): Promise<void> {
  const { view, set, approach } = given;
  const question = questionOf({ view, set });
  const answer = await answered<Inquired>(
    context,
    file,
    given,
    (text, name) =>
      inquire(text, name, inquiry, { ...question, approaches: approach, study: how.study }) as ReturnType<
        typeof inquire
      >,
    how.threads,
  );
  const { model, document } = answer;
  const asked = told(model, question);
  const { stdout } = context.io;
  const failures = document.results.flatMap(({ failure }) => (failure === null ? [] : [failure]));
  if (failures.length > 0) context.exit = exitOf(failures[0].code);
  if (given.json) return stdout.write(json({ format: `parley.${inquiry.kind}/1`, asked, ...document }));
  const style = styleFor(context.io, given);
  const lines = [
    ...opening(model, asked, style),
    "",
    ...failures.map(({ message }) => brief.failed(inquiry.kind, message)),
    ...body(answer, style),
    ...closing(madeOf(document, [inquiry.kind]), style),
  ];
  stdout.write(`${lines.join("\n")}\n`);
}

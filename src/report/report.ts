import type { Begun } from "../analyze.ts";
import type { Asked } from "../lenses/context.ts";
import { type StudyOptions, usual } from "../lenses/hinges/study.ts";
import type { Work } from "../lenses/work.ts";
import { type Opened, open, type Stopped } from "../open.ts";
import type { Model } from "../scenario/model.ts";
import type { Problem } from "../scenario/problem.ts";
import { gather } from "./gather.ts";
import type { Material } from "./material.ts";
import { type Page, pageOf } from "./page.ts";

/** What is computed is there; the page is put together when it is asked for. */
export interface Reported {
  readonly status: "done";
  readonly model: Model;
  /** All that the page tells. */
  readonly material: Material;
  /** Warnings and notes. */
  readonly problems: readonly Problem[];
  page(): Promise<Page>;
}

/**
 * The story of one page: read the file, gather everything that is known of it, put that together. The page is one HTML
 * document that opens from disk and asks for nothing; the same file and the same sample give the same bytes. Errors of the
 * file come back as values, as in `analyze`.
 */
export function report(
  text: string,
  file: string,
  options: Asked & { readonly study?: Partial<StudyOptions> } = {},
): Stopped | Begun<Reported> {
  // 1. Read and check the text, resolve it into a model, and settle what is asked of it.
  const opened = open(text, file, { ...options, brief: true });
  if ("status" in opened) return opened;
  return { engine: opened.context.engine, work: told(opened, { ...usual, where: true, ...options.study }) };
}

function* told(opened: Opened, study: StudyOptions): Work<Reported> {
  // 2. Gather: what the lenses say, the claims over all that is plausible, levers, views, what is worth knowing.
  const material = yield* gather(opened, study);

  // 3. Put the page together: every part tells its own, charts are drawn, nothing of the file becomes markup.
  const { model, problems } = opened;
  return { status: "done", model, problems, material, page: () => pageOf(material) };
}

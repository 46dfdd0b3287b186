import { sha256 } from "../maths/sha256.ts";
import type { Model } from "../scenario/model.ts";
import type { Result } from "./lens.ts";

/** The version that stands in every document; a test holds it to the one in package.json. */
export const version = "0.1.0";

/** What `--json` prints: which program, which file, which seed, and the results of every lens that ran. */
export interface Document<One = Result<unknown>> {
  readonly parley: string;
  readonly scenario: { readonly title: string; readonly hash: string };
  readonly seed: number;
  readonly results: readonly One[];
}

/** The hash is of the file's text as it was read, so that a quoted result names the very file it came from. */
export function document<One extends Result<unknown>>(
  { title, text }: Pick<Model, "title" | "text">,
  seed: number,
  results: readonly One[],
): Document<One> {
  return {
    parley: version,
    scenario: { title, hash: `sha256:${sha256(text)}` },
    seed,
    results,
  };
}

import { check } from "./check/check.ts";
import { languageVersion, migrate } from "./migrate.ts";
import type { Model } from "./model.ts";
import type { Problem } from "./problem.ts";
import { read } from "./read.ts";
import { resolve } from "./resolve/resolve.ts";
import { checkShape, versionOf } from "./shape.ts";
import { causes } from "./told.ts";
import { get } from "./tree.ts";
import * as words from "./words.ts";

export interface Loaded {
  /** Null when there is an error among the problems. */
  readonly model: Model | null;
  /** In the order of the file. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the text of a scenario. Every fault of the text becomes a problem with its place; nothing is thrown. `file` is
 * only the name that messages show.
 */
export const load = (text: string, file: string): Loaded => {
  // 1. Text to tree.
  const { root, problems: faults, unread } = read(text);
  if (root === null) return { model: null, problems: faults };

  // 2. Another version of the language would only give misleading problems.
  const version = versionOf(root);
  if (version !== null && !/^[1-9][0-9]*$/.test(version)) return refused(version);
  if (version !== null && Number(version) > languageVersion) return refused(version);
  const current = migrate(root, Number(version ?? languageVersion));

  // 3. Shape; what is malformed is told and left out, so that the rest is checked too.
  const shape = checkShape(current, unread);
  const { model, formulas, problems } = resolve(shape.root, text, file);

  // 4. Meaning.
  const told = [...faults, ...shape.problems, ...problems];
  const all = [...told, ...check(model, formulas, !told.some((problem) => problem.severity === "error"))];
  return {
    model: all.some((problem) => problem.severity === "error") ? null : model,
    problems: causes(all, shape.root),
  };

  function refused(found: string): Loaded {
    const span = get(root!, "parley")!.span;
    return { model: null, problems: [{ ...words.unsupportedVersion(found, languageVersion), span }] };
  }
};

/** Index of the assumption with this name, whether declared or written in place; null when there is none. */
export const assumptionIndex = (model: Model, name: string): number | null => {
  const index = model.assumptions.findIndex((assumption) => assumption.id === name);
  return index < 0 ? null : index;
};

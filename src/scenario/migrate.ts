import type { Node } from "./tree.ts";

/** The version of the language that this program writes and reads. */
export const languageVersion = 1;

/** Turns a tree of one version into a tree of the next. */
interface Migration {
  readonly from: number;
  readonly migrate: (root: Node) => Node;
}

/**
 * Numbered steps from older versions, oldest first. Version 1 is the first version there is, so the list is empty; a
 * version 2 adds its step here and old files go on working.
 */
const migrations: readonly Migration[] = [];

/** A tree of `version` as a tree of today's version. */
export const migrate = (root: Node, version: number): Node =>
  migrations.filter((step) => step.from >= version).reduce((tree, step) => step.migrate(tree), root);

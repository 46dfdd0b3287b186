import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** What is made and not written by hand; the same as in .gitignore. */
const made = [".git", "node_modules", "dist", "coverage", "reports", ".parley"];

/**
 * Paths of all files at or below a folder of the repository, relative to its root and with forward slashes, in the
 * order of their names; without a folder, of the whole repository. Needs no git, so that the tests run on an unpacked
 * archive too.
 */
export function filesBelow(folder = ""): readonly string[] {
  const entries = readdirSync(`${root}${folder}`, { withFileTypes: true });
  const paths = entries.flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (made.includes(entry.name)) return [];
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });
  return paths.sort();
}

export const textOf = (path: string): string => readFileSync(`${root}${path}`, "utf8");

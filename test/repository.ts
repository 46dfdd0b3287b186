import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Paths of all files at or below a folder of the repository, relative to its root, in the order of their names. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      `${entry.parentPath.slice(root.length)}/${entry.name}`.replaceAll("\\", "/").replace("//", "/"),
    )
    .sort();
}

export const textOf = (path: string): string => readFileSync(`${root}${path}`, "utf8");

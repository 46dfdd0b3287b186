import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { type Block, blocksOf, sessionsOf, shows } from "./documents.ts";
import { filesBelow, root, textOf } from "./repository.ts";
import { parley, words } from "./shell.ts";

const repository = filesBelow();
const pages = repository.filter((path) => path.endsWith(".md"));

/** The longest command of the pages takes some twenty seconds on one free thread, and tests seldom have one. */
const patience = 240_000;

const scratch = mkdtempSync(join(tmpdir(), "parley-docs-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

for (const page of pages) {
  describe(page, () => {
    const blocks = blocksOf(page, textOf(page));
    // Each page has a folder of its own, where its last scenario lies as `talks.yaml` and the library beside it.
    const folder = join(scratch, page.replaceAll("/", "-"));
    mkdirSync(folder);
    symlinkSync(join(root, "scenarios"), join(folder, "scenarios"), "junction");

    it("has only blocks of kinds that say what is done with them", () => {
      const kinds = ["yaml", "yaml sketch", "console", "sh", "ts", "json", "math", "text", "mermaid"];
      const others = blocks.filter(({ info }) => !kinds.includes(info) && !/^yaml [\w-]+\.yaml$/.test(info));
      expect(others.map(({ line, info }) => `line ${line}: "${info}"`)).toEqual([]);
    });

    it("has links that lead somewhere", () => {
      expect(brokenLinks(page)).toEqual([]);
    });

    for (const [at, block] of blocks.entries()) {
      if (block.info === "ts") {
        it(`line ${block.line}: the program prints what stands below it`, () =>
          run(block, blocks[at + 1], folder));
      } else if (block.info === "console") {
        for (const { command, output } of sessionsOf(block.text)) {
          it(`line ${block.line}: $ ${command}`, () => compare(command, output, folder), patience);
        }
      } else if (block.info.startsWith("yaml") && block.info !== "yaml sketch") {
        it(`line ${block.line}: the scenario has no errors`, () => check(block, folder));
      }
    }
  });
}

async function check(block: Block, folder: string): Promise<void> {
  const name = block.info.split(" ")[1] ?? "talks.yaml";
  writeFileSync(join(folder, name), block.text);
  const { code, out, err } = await parley(["check", name], { folder });
  expect(code, `${out}${err}`).toBe(0);
}

/** A program of a user of the library; the block of text that follows is what it prints. */
function run(block: Block, next: Block | undefined, folder: string): void {
  expect(next?.info, "a program is followed by what it prints").toBe("text");
  const path = join(folder, `line-${block.line}.ts`);
  const source = (entry: string) => JSON.stringify(pathToFileURL(join(root, "src", entry)).href);
  const text = block.text
    .replaceAll('"parley-lab/maths"', source("maths.ts"))
    .replaceAll('"parley-lab"', source("index.ts"));
  writeFileSync(path, text);
  const { stdout, stderr } = spawnSync(process.execPath, ["--import", import.meta.resolve("tsx"), path], {
    cwd: folder,
    encoding: "utf8",
  });
  if (!shows(next!.text, stdout)) expect(stdout + stderr).toBe(next!.text);
}

async function compare(command: string, output: string, folder: string): Promise<void> {
  const [first, ...rest] = words(command);
  const argv = first === "npx" ? rest.slice(1) : rest;
  expect(first === "npx" ? rest[0] : first, "only parley can be shown in a console block").toBe("parley");
  const { out, err } = await parley(argv, { folder });
  const printed = out + err;
  if (!shows(output, printed)) expect(printed).toBe(output);
}

/** Links within the repository: the file must be there, and so must the heading. */
function brokenLinks(page: string): readonly string[] {
  const text = textOf(page).replace(/```[\s\S]*?```/g, "");
  return Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), ([, link]) => link).filter((link) => {
    if (/^(https?|mailto):/.test(link)) return false;
    const [path, heading] = link.split("#");
    const file = path === "" ? page : join(page, "..", path).replaceAll("\\", "/").replace(/\/$/, "");
    if (!repository.some((known) => known === file || known.startsWith(`${file}/`))) return true;
    return heading !== undefined && !headings(file).includes(heading);
  });
}

const headings = (page: string): readonly string[] =>
  Array.from(textOf(page).matchAll(/^#+ (.*)$/gm), ([, title]) =>
    title
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );

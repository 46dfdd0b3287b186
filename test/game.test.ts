import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { width } from "../cli/text.ts";
import { closed } from "./closed.ts";
import { textOf } from "./repository.ts";
import { parley } from "./shell.ts";

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
const validate = ajv.compile(closed(JSON.parse(textOf("schema/output.schema.json"))));

/** Where a mill is built: the builder and the town have a veto, the neighbours have none. */
const game: Record<string, string> = {
  "config.txt": "The builder,builder,p1\nThe town,town,p2\nNeighbours,neighbours,player\n",
  "builder.txt": "10, 4, 0\n0, 6.5\n8\n",
  "town.txt": "2, 5, 1\n1, 4\n6\n",
  "neighbours.txt": "0, 3, 9\n4, 0\n5\n",
  "broken.txt": "2, five, 1\n1, 4\n6\n",
};
const files = ["config.txt", "builder.txt", "town.txt", "neighbours.txt"];

let folder = "";
const run = (command: string, ...argv: string[]) => parley([command, ...argv], { folder });
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-game-"));
  for (const [name, text] of Object.entries(game)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("agree on a scorable game", () => {
  it("tells what passes, in its words and in every key of its data", async () => {
    const { code, out, err } = await run("agree", ...files);
    expect([code, err]).toEqual([0, ""]);
    for (const line of out.split("\n")) expect(width(line), line).toBeLessThanOrEqual(100);
    // A1 B2 and A2 B2 bring builder and town what they ask for; neither brings the neighbours 5.
    expect(out.replace(/\s+/g, " ")).toContain(
      "A package passes when at least 2 of the 3 parties accept it, The builder and The town among them: 2 of 6 packages do, none of them by everybody's consent, and 2 are beaten by no other. Outvoted would be Neighbours in 2.",
    );
    const { out: document } = await run("agree", ...files, "--json");
    expect(validate(JSON.parse(document)), ajv.errorsText(validate.errors?.slice(0, 5))).toBe(true);
  });

  it("marks in a table which packages pass", async () => {
    await run("agree", ...files, "--csv", "mill.csv");
    const lines = readFileSync(join(folder, "mill.csv"), "utf8").split("\r\n");
    expect(lines[0]).toBe("package,A,B,The builder,The town,Neighbours,all accept,passes,beaten by none");
    expect(lines.filter((line) => line.split(",")[7] === "yes")).toEqual([
      ",A1,B2,16.5,6,0,no,yes,yes",
      ",A2,B2,10.5,9,3,no,yes,yes",
    ]);
  });

  it("writes a scenario that checks, and says that everybody must accept in it", async () => {
    mkdirSync(join(folder, "made"));
    const { out } = await run("agree", ...files, "--scenario", "made/mill.yaml");
    expect(out.replace(/\s+/g, " ")).toContain(
      "the rule by which 2 of 3 parties are enough is left out; the format knows no such rule: everybody must accept",
    );
    expect((await run("check", "made/mill.yaml")).code).toBe(0);
    expect((await run("agree", "made/mill.yaml")).out).toContain(
      "Of 6 packages 6 are beaten by no other, and none could be agreed by all.",
    );
  });

  it("points at what is wrong in which file", async () => {
    const { code, err } = await run("agree", "config.txt", "builder.txt", "broken.txt", "neighbours.txt");
    expect(code).toBe(1);
    expect(err).toContain('config.txt:2:10: error[missing-sheet]: missing file of scores "town"');
    writeFileSync(join(folder, "config.txt"), game["config.txt"].replace(",town,", ",broken,"));
    const broken = await run("agree", "config.txt", "builder.txt", "broken.txt", "neighbours.txt");
    expect(broken.code).toBe(1);
    expect(broken.err).toContain('broken.txt:1:4: error[invalid-number]: invalid number "five"');
    expect(broken.err).toContain("note: write decimals with commas between them: 14, 8, 0");
  });

  it("asks for the scores when only the list of players is given", async () => {
    const { code, err } = await run("agree", "config.txt");
    expect([code, err]).toEqual([1, expect.stringContaining('missing file of scores "builder"')]);
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closed } from "./closed.ts";
import { root, textOf } from "./repository.ts";
import { parley } from "./shell.ts";

const contract = "scenarios/contract/supply.yaml";
const strike = "scenarios/labour/strike.yaml";
const flagship = "scenarios/crisis/us-iran-2025.yaml";

const few = ["--points", "16"];
/** A page is sent by mail. */
const largest = 1_000_000;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-report-"));
  symlinkSync(join(root, "scenarios"), join(folder, "scenarios"), "junction");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (file: string): string => readFileSync(join(folder, file), "utf8");

describe("parley report", () => {
  it("writes a page and says where it is", async () => {
    const { code, out, err } = await parley(["report", contract, "-o", "supply.html", ...few], { folder });
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(
      /^Wrote supply\.html \(\d+ kB\): open it in a browser, or send it; it needs nothing else\.\n$/,
    );
    expect(written("supply.html")).toMatch(/^<!doctype html>\n/);
    expect(written("supply.html")).toContain("<title>A supply contract for castings</title>");
  });

  it("writes the same bytes again, and for another seed other ones", async () => {
    const page = async (file: string, ...more: readonly string[]): Promise<string> => {
      await parley(["report", strike, "-o", file, ...few, ...more], { folder });
      return written(file);
    };
    const first = await page("one.html");
    expect(await page("two.html")).toBe(first);
    expect(await page("other.html", "--seed", "2")).not.toBe(first);
  });

  it("writes over a page of its own in one step, and never over anything else", async () => {
    const argv = ["report", contract, "-o", "again.html", ...few];
    writeFileSync(join(folder, "again.html"), "<!doctype html>\n<title>somebody's work</title>");
    const refused = await parley(argv, { folder });
    expect([refused.code, refused.out]).toEqual([1, ""]);
    expect(refused.err).toContain(
      'invalid name "again.html": there is a file that Parley did not write\n  note: ',
    );
    expect(written("again.html")).toContain("somebody's work");
    rmSync(join(folder, "again.html"));
    await parley(argv, { folder });
    const before = written("again.html");
    const { code } = await parley([...argv.slice(0, 2), "-o", "again.html", "--points", "32"], { folder });
    expect(code).toBe(0);
    expect(written("again.html")).not.toBe(before);
    expect(readdirSync(folder).filter((name) => name.includes(".part"))).toEqual([]);
  });

  it.each([
    [["-o", "talks.yaml"], 2, 'invalid name "talks.yaml": a report is a page'],
    [["-o", "-"], 2, 'invalid name "-": a report is a page'],
    [[], 2, "required option '-o, --out <file>' not specified"],
    [["-o", "page.html", "--points", "3"], 2, 'invalid number "3" in --points'],
    [["-o", "nowhere/page.html", ...few], 1, 'missing file or folder "nowhere/page.html"'],
  ])("refuses %j", async (options, expected, message) => {
    const { code, out, err } = await parley(["report", contract, ...options], { folder });
    expect(err).toContain(message);
    expect([code, out]).toEqual([expected, ""]);
  });

  it("writes nothing for a file with errors", async () => {
    const { code, err } = await parley(["report", "-", "-o", "broken.html"], {
      folder,
      input: "parley: 1\n",
    });
    expect(code).toBe(1);
    expect(err).toContain("nothing was computed");
    expect(readdirSync(folder)).not.toContain("broken.html");
  });

  it("tells beside the page what claims tells, to the letter", async () => {
    const both = await parley(["report", contract, "-o", "both.html", "--claims", ...few], { folder });
    const claims = await parley(["claims", contract, ...few], { folder });
    expect(both.code).toBe(0);
    expect(both.out).toBe(`${claims.out}\nWrote both.html${both.out.split("Wrote both.html")[1]}`);
  });

  it("tells the claims to people alone", async () => {
    const { code, out } = await parley(["report", contract, "-o", "no.html", "--claims", "--json"], {
      folder,
    });
    expect(code).toBe(2);
    expect(out).toContain("invalid --claims beside --json");
    expect(readdirSync(folder)).not.toContain("no.html");
  });

  it("describes in JSON what it wrote, in every key", async () => {
    const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
    const validate = ajv.compile(closed(JSON.parse(textOf("schema/output.schema.json"))));
    const { out, err } = await parley(["report", contract, "-o", "json.html", "--json", ...few], { folder });
    expect(err).toBe("");
    const document = JSON.parse(out);
    expect(validate(document), ajv.errorsText(validate.errors?.slice(0, 5))).toBe(true);
    expect(document).toMatchObject({ format: "parley.report/1", file: "json.html" });
    expect(document.bytes).toBe(Buffer.byteLength(written("json.html")));
    expect(document.sections).toEqual(
      Array.from(written("json.html").matchAll(/<section id="(\w+)"/g), ([, id]) => id),
    );
  });

  it("keeps the flagship's page small enough for a mail", async () => {
    const { code, out } = await parley(["report", flagship, "-o", "flagship.html", "--json", ...few], {
      folder,
    });
    expect(code).toBe(0);
    expect(JSON.parse(out).bytes).toBeLessThan(largest);
  }, 60_000);
});

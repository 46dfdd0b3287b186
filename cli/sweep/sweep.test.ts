import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { fixtures } from "../../src/lenses/fixtures.laws.ts";
import { ends } from "../../src/lenses/readings.ts";
import { demandsOf, engineOf, worldsOf } from "../../src/run/runner.laws.ts";
import { threads } from "../threads/threads.ts";
import type { Block } from "./part.ts";
import { type SweepPlan, sweepTo } from "./sweep.ts";

/** Set to a number, it is counted down by every change of the disk, and the one that finds 0 is the last. */
const fuse = vi.hoisted(() => ({ left: Number.POSITIVE_INFINITY }));

class Killed extends Error {}

vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const burning =
    <Args extends unknown[], Result>(action: (...args: Args) => Result, half?: (...args: Args) => void) =>
    (...args: Args): Result => {
      if (fuse.left <= 0) half?.(...args);
      if (fuse.left <= 0) throw new Killed("killed");
      fuse.left -= 1;
      return action(...args);
    };
  return {
    ...fs,
    mkdirSync: burning(fs.mkdirSync),
    renameSync: burning(fs.renameSync),
    fsyncSync: burning(fs.fsyncSync),
    // Nothing is so half done as a file that is half written, or a folder of which half is gone.
    writeFileSync: burning(fs.writeFileSync, (place, data) =>
      fs.writeFileSync(place, (data as Buffer).subarray(0, (data as Buffer).length / 2)),
    ),
    unlinkSync: burning(fs.unlinkSync),
    rmSync: burning(fs.rmSync, (folder) => {
      for (const name of fs.readdirSync(folder)) fs.unlinkSync(join(String(folder), name));
    }),
  };
});

const home = mkdtempSync(join(tmpdir(), "parley-sweep-"));
afterEach(() => {
  fuse.left = Number.POSITIVE_INFINITY;
  for (const name of readdirSync(home)) rmSync(join(home, name), { recursive: true });
});
afterAll(() => rmSync(home, { recursive: true }));
const at = (name: string): string => join(home, name);

const plan: SweepPlan = {
  id: "a3f1",
  columns: ["values.buyer.no deal", "P(deal | stepping back)"],
  points: 10,
  block: 4,
};

/** Every third point fails; numbers that need all their digits. */
async function block(index: number, { points, block: size, columns } = plan): Promise<Block> {
  const rows = Math.min(size, points - index * size);
  const fails = (row: number): boolean => (index * size + row) % 3 === 2;
  return {
    columns: columns.map((_, column) =>
      Float64Array.from({ length: rows }, (_, row) =>
        column > 0 && fails(row) ? Number.NaN : (index * size + row + 1) / (3 + 4 * column),
      ),
    ),
    failures: Array.from({ length: rows }, (_, row) => (fails(row) ? `a reason, "${row}"` : null)),
  };
}

async function whole(name: string): Promise<Buffer> {
  await sweepTo(at(name), plan, block);
  const bytes = readFileSync(at(name));
  rmSync(at(name));
  return bytes;
}

describe("a table as CSV", () => {
  test("has a row for each point, all digits, and empty cells where there is no number", async () => {
    const { columns } = plan;
    const told: number[] = [];
    const result = await sweepTo(
      at("out.csv"),
      { ...plan, columns, points: 5 },
      (index) => block(index, { ...plan, points: 5 }),
      (done) => told.push(done),
    );
    expect(result).toEqual({ written: 5, resumed: 0 });
    expect(told).toEqual([4, 5]);
    expect(readFileSync(at("out.csv"), "utf8")).toBe(
      [
        "point,values.buyer.no deal,P(deal | stepping back),failure",
        "0,0.3333333333333333,0.14285714285714285,",
        "1,0.6666666666666666,0.2857142857142857,",
        '2,1,,"a reason, ""2"""',
        "3,1.3333333333333333,0.5714285714285714,",
        "4,1.6666666666666667,0.7142857142857143,",
        "",
      ].join("\n"),
    );
    expect(readdirSync(home)).toEqual(["out.csv"]);
  });

  test("quotes what would break a row, and lets no cell of words be a formula", async () => {
    const names = ["a,b", 'say "so"', "two\nlines", "=1+1", "+x", "-x", "@x", "\tx", "P(a) - P(b)"];
    const reasons = ["=cmd()", "- no", "plain", "one\r\ntwo, three"];
    const wide = { ...plan, columns: names, points: 4 };
    await sweepTo(at("out.csv"), wide, async () => ({
      columns: names.map(() => Float64Array.of(-1, -0.5, 1e-300, 1e21)),
      failures: reasons,
    }));
    const numbers = (cell: string): string => names.map(() => cell).join(",");
    expect(readFileSync(at("out.csv"), "utf8")).toBe(
      [
        `point,"a,b","say ""so""","two\nlines",'=1+1,'+x,'-x,'@x,'\tx,P(a) - P(b),failure`,
        `0,${numbers("-1")},'=cmd()`,
        `1,${numbers("-0.5")},'- no`,
        `2,${numbers("1e-300")},plain`,
        `3,${numbers("1e+21")},"one\r\ntwo, three"`,
        "",
      ].join("\n"),
    );
  });
});

describe("a table as Parquet", () => {
  test("is read back as it was, a row group for each block", async () => {
    await sweepTo(at("out.parquet"), plan, block);
    const file = await asyncBufferFromFile(at("out.parquet"));
    const metadata = await parquetMetadataAsync(file);
    expect(metadata.row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([4, 4, 2]);
    expect(metadata.key_value_metadata).toEqual([{ key: "parley sweep", value: "a3f1" }]);
    const rows = await parquetReadObjects({ file });
    const expected = await Promise.all([0, 1, 2].map((index) => block(index)));
    const points = expected.flatMap(({ columns: [first, second], failures }) =>
      failures.map((failure, row) => [first[row], Number.isNaN(second[row]) ? null : second[row], failure]),
    );
    expect(rows).toEqual(
      points.map(([first, second, failure], point) => ({
        point,
        "values.buyer.no deal": first,
        "P(deal | stepping back)": second,
        failure,
      })),
    );
  });

  test("takes names and reasons of any letters, and a sweep without points", async () => {
    const odd = { ...plan, columns: ["a.b, =c", "Ж\n'"], points: 2 };
    await sweepTo(at("odd.parquet"), odd, async () => ({
      columns: [Float64Array.of(-0, 1e308), Float64Array.of(Number.NaN, Number.NaN)],
      failures: ["ночь", null],
    }));
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(at("odd.parquet")) });
    expect(rows).toEqual([
      { point: 0, "a.b, =c": -0, "Ж\n'": null, failure: "ночь" },
      { point: 1, "a.b, =c": 1e308, "Ж\n'": null, failure: null },
    ]);
    await sweepTo(at("none.parquet"), { ...plan, points: 0 }, block);
    const none = await asyncBufferFromFile(at("none.parquet"));
    expect(await parquetReadObjects({ file: none })).toEqual([]);
  });
});

describe.each(["out.csv", "out.parquet"])("%s, interrupted", (name) => {
  test("at any block goes on there, and has the same bytes", async () => {
    const expected = await whole(name);
    for (let stop = 0; stop < 3; stop++) {
      const failing = async (index: number): Promise<Block> => {
        if (index === stop) throw new Error("interrupted");
        return block(index);
      };
      await expect(sweepTo(at(name), plan, failing)).rejects.toThrow("interrupted");
      expect(existsSync(at(name))).toBe(false);
      const asked: number[] = [];
      const told: number[] = [];
      const result = await sweepTo(
        at(name),
        plan,
        (index) => {
          asked.push(index);
          return block(index);
        },
        (done) => told.push(done),
      );
      expect(asked).toEqual([0, 1, 2].slice(stop));
      expect(result).toEqual({ written: 10 - 4 * stop, resumed: 4 * stop });
      expect(told).toEqual([4, 8, 10].slice(Math.max(0, stop - 1)));
      expect(readFileSync(at(name))).toEqual(expected);
      expect(readdirSync(home)).toEqual([name]);
      rmSync(at(name));
    }
  });

  test("at any change of the disk loses nothing and doubles nothing", async () => {
    const expected = await whole(name);
    let steps = 0;
    for (; ; steps++) {
      fuse.left = steps;
      const died = await sweepTo(at(name), plan, block).then(
        () => false,
        (error) => {
          if (error instanceof Killed) return true;
          throw error;
        },
      );
      fuse.left = Number.POSITIVE_INFINITY;
      if (!died) break;
      const isThere = existsSync(at(name));
      // Whatever has the name of the table is the whole table.
      if (isThere) expect(readFileSync(at(name))).toEqual(expected);
      // Once nothing is left of the part, a table that is there is refused like any other.
      const again = await sweepTo(at(name), plan, block).then(
        ({ written, resumed }) => written + resumed,
        ({ message }) => message,
      );
      if (again !== plan.points) expect([isThere, again]).toEqual([true, expect.stringContaining("already")]);
      expect(readFileSync(at(name))).toEqual(expected);
      expect(readdirSync(home)).toEqual([name]);
      rmSync(at(name));
    }
    // A folder, a manifest and three blocks of three changes each, a table of three, and the folder goes in four.
    expect(steps).toBe(1 + 3 * 4 + 3 + 4);
  });
});

test("killed without warning, again and again, it ends with the same bytes", async () => {
  const expected = await whole("out.parquet");
  // The program says when it begins a block and is killed at the second one.
  const program = `
    import { sweepTo } from ${JSON.stringify(new URL("./sweep.ts", import.meta.url).href)};
    const plan = ${JSON.stringify(plan)};
    ${block.toString()}
    await sweepTo(${JSON.stringify(at("out.parquet"))}, plan, async (index) => {
      process.stdout.write("begun");
      await new Promise((resolve) => setTimeout(resolve, 200));
      return block(index);
    });
  `;
  const run = (): Promise<string> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program]);
      let said = "";
      child.stdout.on("data", (text) => {
        said += text;
        if (said === "begunbegun") child.kill("SIGKILL");
      });
      child.stderr.on("data", (text) => {
        said += text;
      });
      child.on("close", (code, signal) => resolve(`${said} ${signal ?? code}`));
    });
  expect([await run(), await run(), await run()]).toEqual([
    "begunbegun SIGKILL",
    "begunbegun SIGKILL",
    "begun 0",
  ]);
  expect(readFileSync(at("out.parquet"))).toEqual(expected);
  expect(readdirSync(home)).toEqual(["out.parquet"]);
});

test("a sweep of a scenario has the same bytes on any number of threads", async () => {
  const sweep = async (count: number): Promise<Buffer> => {
    const engine = engineOf(fixtures.talks);
    const demands = demandsOf(engine).filter(({ reading }) => reading === ends);
    const worlds = worldsOf(engine, 100);
    const { assumptions, approaches } = engine.model;
    const columns = [...assumptions, ...approaches].map(({ id }) => id);
    const runner = threads(count);
    await sweepTo(
      at("out.csv"),
      { id: "talks", columns, points: worlds.length, block: 30 },
      async (index) => {
        const here = worlds.slice(30 * index, 30 * (index + 1));
        await runner.evaluate(engine.unknown([{ demands, worlds: here }]));
        const failures: (string | null)[] = here.map(() => null);
        const results = demands.map(({ course }) =>
          Float64Array.from(here, (world, row) => {
            const found = engine.read(course, world, ends);
            if ("code" in found) failures[row] = found.message;
            return "code" in found ? Number.NaN : found.kept;
          }),
        );
        const inputs = assumptions.map((_, input) => Float64Array.from(here, ({ values }) => values[input]));
        return { columns: [...inputs, ...results], failures };
      },
    );
    await runner.close();
    const bytes = readFileSync(at("out.csv"));
    rmSync(at("out.csv"));
    return bytes;
  };
  const one = await sweep(1);
  expect(await sweep(2)).toEqual(one);
  const lines = one.toString().trimEnd().split("\n");
  expect(lines.length).toBe(101);
  expect(lines.filter((line) => line.includes("invalid probability")).length).toBeGreaterThan(0);
});

describe("refuses", () => {
  const refusal = (name: string, change: Partial<SweepPlan> = {}) => {
    const changed = { ...plan, ...change };
    return expect(sweepTo(at(name), changed, (index) => block(index, changed))).rejects;
  };
  const begin = (name: string) =>
    expect(
      sweepTo(at(name), plan, async (index) => {
        if (index === 1) throw new Error("interrupted");
        return block(index);
      }),
    ).rejects.toThrow("interrupted");

  test("an ending that it does not know", async () => {
    await refusal("out.xlsx").toMatchObject({
      message: expect.stringMatching(/^unknown ending ".xlsx" of ".*out.xlsx"$/),
      complaints: [{ note: "a table is written as .csv or .parquet" }],
    });
    await refusal("out").toThrow(/^missing ending of/);
    expect(readdirSync(home)).toEqual([]);
  });

  test("a table that is there already, and keeps it", async () => {
    writeFileSync(at("out.csv"), "mine");
    await refusal("out.csv").toThrow(/^invalid file ".*out.csv": it is there already$/);
    rmSync(at("out.csv"));
    await begin("out.csv");
    writeFileSync(at("out.csv"), "mine");
    await refusal("out.csv").toThrow(/it is there already$/);
    expect(readFileSync(at("out.csv"), "utf8")).toBe("mine");
  });

  test.each([
    [{ id: "b" }, 'its id is "a3f1", not "b"'],
    [{ points: 11 }, "its points is 10, not 11"],
    [{ block: 5 }, "its block is 4, not 5"],
    [{ columns: ["values.buyer.no deal", "other"] }, "it has other columns"],
  ])("the part of another sweep (%j), and keeps it", async (change, why) => {
    await begin("out.csv");
    await refusal("out.csv", change).toMatchObject({
      message: expect.stringContaining(why),
      complaints: [{ code: "part-of-another-sweep", note: expect.stringContaining("remove the folder") }],
    });
    expect((await sweepTo(at("out.csv"), plan, block)).resumed).toBe(4);
  });

  test("the part of another version", async () => {
    await begin("out.csv");
    const manifest = at("out.csv.part/sweep.json");
    const other = { ...JSON.parse(readFileSync(manifest, "utf8")), version: "0.0.1" };
    writeFileSync(manifest, JSON.stringify(other));
    await refusal("out.csv").toThrow(/its version is "0\.0\.1", not "/);
    writeFileSync(manifest, "{");
    await refusal("out.csv").toThrow(/"sweep.json" is not whole/);
  });

  test("a folder of somebody else", async () => {
    mkdirSync(at("out.csv.part"));
    writeFileSync(at("out.csv.part/letter.txt"), "mine");
    await refusal("out.csv").toThrow(/there is "letter.txt" and no "sweep.json" in it/);
    expect(readdirSync(at("out.csv.part"))).toEqual(["letter.txt"]);
  });

  test("two columns of one name", async () => {
    await refusal("out.csv", { columns: ["x", "x"] }).toThrow(
      /^invalid columns: "x" would stand there twice/,
    );
    await refusal("out.csv", { columns: ["point", "x"] }).toThrow(/"point"/);
  });

  test("a folder that is not there", async () => {
    await refusal("nowhere/out.csv").toThrow(/^missing file or folder ".*out.csv.part"/);
  });

  test("a block of another shape", async () => {
    const short = sweepTo(at("out.csv"), plan, async () => block(2));
    await expect(short).rejects.toThrow("invalid block 0: it needs 2 columns of 4 rows");
  });
});

test("a block that was damaged on the disk is worked out again", async () => {
  const expected = await whole("out.csv");
  await expect(
    sweepTo(at("out.csv"), plan, async (index) => {
      if (index === 2) throw new Error("interrupted");
      return block(index);
    }),
  ).rejects.toThrow("interrupted");
  const place = at("out.csv.part/000001.block");
  writeFileSync(place, readFileSync(place).subarray(0, -1));
  expect(await sweepTo(at("out.csv"), plan, block)).toEqual({ written: 6, resumed: 4 });
  expect(readFileSync(at("out.csv"))).toEqual(expected);
});

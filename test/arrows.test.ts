import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow, textOf } from "./repository.ts";

/** Each room may import from itself and from those before it. */
const order = [
  "maths",
  "expression",
  "scenario",
  "interchange",
  "game",
  "lenses",
  "run",
  "claims",
  "open",
  "analyze",
  "explain",
  "inquire",
  "agree",
  "sweep",
  "report",
  "index",
  "cli",
];

/** `game` lends its types of results to nobody below; these packages are all that src/ may use. */
const packages = ["saxes", "yaml", "zod"];
/** These draw; only a report does that, and only when it is asked for one. */
const drawing = ["vega", "vega-lite"];

interface Import {
  readonly from: string;
  readonly to: string;
}

const sources = [...filesBelow("src"), ...filesBelow("cli")].filter((path) => path.endsWith(".ts"));
const shipped = sources.filter((path) => !/\.(test|laws)\.ts$/.test(path));

function importsOf(path: string): readonly Import[] {
  const found = textOf(path).matchAll(
    /^\s*(?:import|export)\s+(?:type\s)?(?:[^;"']*?\sfrom\s+)?"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm,
  );
  return Array.from(found, ([, still, lazy]) => ({
    from: path,
    to: still ?? lazy,
  }));
}

function room(path: string): string {
  const [, place, name] = /^(?:src\/)?([^/.]+)(?:\/([^/]+))?/.exec(path) ?? [];
  return place === "src" ? (name ?? "").replace(/\.ts$/, "") : place;
}

const target = ({ from, to }: Import): string => normalize(join(dirname(from), to)).replaceAll("\\", "/");

const relative = shipped.flatMap(importsOf).filter(({ to }) => to.startsWith("."));

describe("the arrows between the rooms", () => {
  it("sees imports of every form", () => {
    expect(relative.length).toBeGreaterThan(50);
    expect(importsOf("cli/commands.ts").map(({ to }) => to)).toContain("./commands/run.ts");
  });

  it("never point backwards", () => {
    const reversed = relative.filter(
      (one) => order.indexOf(room(target(one))) > order.indexOf(room(one.from)) && !one.to.endsWith(".json"),
    );
    expect(reversed).toEqual([]);
  });

  it("lead only to rooms that the order knows", () => {
    const rooms = new Set(relative.flatMap((one) => [room(one.from), room(target(one))]));
    expect([...rooms].filter((name) => !order.includes(name))).toEqual([]);
  });

  it("lead to no lens from another lens", () => {
    const lens = (path: string) => /^src\/lenses\/([^/]+)\//.exec(path)?.[1];
    const crossed = relative.filter((one) => {
      const from = lens(one.from);
      const to = lens(target(one));
      return from !== undefined && to !== undefined && from !== to;
    });
    expect(crossed).toEqual([]);
  });

  it("lead from tests and scripts into src/ and cli/, never the other way", () => {
    const outside = relative.filter((one) => !/^(src|cli)\//.test(target(one)));
    expect(outside.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });
});

describe("the core", () => {
  const core = shipped.filter((path) => path.startsWith("src/"));

  it("uses no package but the declared ones, and nothing of Node", () => {
    const foreign = core.flatMap(importsOf).filter(({ from, to }) => {
      const allowed = room(from) === "report" ? [...packages, ...drawing] : packages;
      return !to.startsWith(".") && !allowed.includes(to);
    });
    expect(foreign).toEqual([]);
  });

  it("fetches what draws only when something is drawn", () => {
    const still = core.flatMap((path) =>
      Array.from(
        textOf(path).matchAll(/^\s*(?:import|export)\s(?!type\s)[^;]*?\sfrom\s+"([^"]+)"/gm),
        ([, to]) => to,
      ),
    );
    expect(still.filter((to) => drawing.includes(to))).toEqual([]);
  });

  const forbidden = [
    "Date",
    "Math.random",
    "performance",
    "console",
    "process",
    "Buffer",
    "globalThis",
    "window",
    "document.",
    "setTimeout",
    "fetch",
    "require",
    "Math.exp",
    "Math.log",
    "Math.pow",
  ];
  for (const word of forbidden) {
    it(`never says ${word}`, () => {
      const pattern = new RegExp(`(?<![\\w.$"'\`-])${word.replaceAll(".", "\\.")}(?=[.(\\[])`);
      const sinners = core.filter((path) => pattern.test(code(textOf(path))));
      expect(sinners).toEqual([]);
    });
  }
});

/** The text without comments, in which any word may stand. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
}

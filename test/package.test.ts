import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isBuilt } from "../scripts/build.mjs";
import { version } from "../src/lenses/envelope.ts";
import { filesBelow, root, textOf } from "./repository.ts";

const manifest = JSON.parse(textOf("package.json"));
const lock = JSON.parse(textOf("package-lock.json"));
const testing = JSON.parse(textOf("test/tools/package.json"));

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const locked = Object.entries(lock.packages as Record<string, Locked>);

describe("the package", () => {
  it("holds exactly what its users need", () => {
    expect(isBuilt(), "run `npm run build` first; `npm test` does").toBe(true);
    const output = execFileSync(
      process.execPath,
      [npm(), "pack", "--dry-run", "--json", "--ignore-scripts"],
      {
        cwd: root,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      },
    );
    const parsed = JSON.parse(output);
    const [packed] = Array.isArray(parsed) ? parsed : Object.values<{ files: { path: string }[] }>(parsed);
    const paths = packed.files.map(({ path }: { path: string }) => path).sort();

    const compiled = [...filesBelow("src"), ...filesBelow("cli")]
      .filter((path) => path.endsWith(".ts") && !/\.(test|laws)\.ts$/.test(path))
      .flatMap((path) => [`dist/${path.replace(/\.ts$/, ".js")}`, `dist/${path.replace(/\.ts$/, ".d.ts")}`]);
    const expected = [
      "CHANGELOG.md",
      "CITATION.cff",
      "LICENSE",
      "README.md",
      "package.json",
      ...compiled,
      ...filesBelow("cli/templates").map((path) => `dist/${path}`),
      ...filesBelow("scenarios"),
      ...filesBelow("schema"),
    ].sort();
    expect(paths).toEqual(expected);
  });

  it("has both names of the program, and a lock file of its own version", () => {
    expect(Object.keys(manifest.bin)).toEqual(["parley", "parley-lab"]);
    expect(manifest.version).toBe(version);
    expect(lock.version).toBe(version);
    expect(textOf("CITATION.cff")).toContain(`\nversion: ${version}\n`);
    expect(textOf("CHANGELOG.md")).toContain(`\n## ${version}`);
  });

  it("pins every dependency", () => {
    const tools = [JSON.parse(textOf("tools/package.json")), testing];
    const all = [manifest.dependencies, manifest.devDependencies, ...tools.map((one) => one.devDependencies)];
    for (const [name, wanted] of all.flatMap(Object.entries)) {
      expect(`${name} ${wanted}`).toMatch(/ \d+\.\d+\.\d+$/);
    }
  });

  it("has no tool for testing that no test uses", () => {
    const tests = [...filesBelow("test"), ...filesBelow("src"), ...filesBelow("cli")].filter((path) =>
      path.endsWith(".ts"),
    );
    const texts = tests.map(textOf);
    const unused = Object.keys(testing.devDependencies).filter(
      (name) => !texts.some((text) => new RegExp(`"${name}(/[^"]*)?"`).test(text)),
    );
    expect(unused).toEqual([]);
  });

  it("uses no shell in its scripts", () => {
    for (const script of Object.values<string>(manifest.scripts)) expect(script).not.toMatch(/[&|;<>$*"'`]/);
  });
});

describe("the lock file", () => {
  it("names no registry", () => {
    expect(locked.filter(([, entry]) => entry.resolved !== undefined && !entry.link)).toEqual([]);
    expect(JSON.stringify(lock.packages)).not.toMatch(/"https?:\/\/[^"]*\.tgz/);
  });

  it("has an entry for every platform, whatever the registry it was written from offered", () => {
    const paths = new Set(locked.map(([path]) => path));
    const left = locked.flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter(
        (name) => !paths.has(`node_modules/${name}`) && !paths.has(`${path}/node_modules/${name}`),
      ),
    );
    expect(left, "run `node scripts/complete-lock.mjs`").toEqual([]);
  });
});

describe("licences", () => {
  /** Licences whose code may be used from, and shipped beside, a program under Apache-2.0. */
  const compatible = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BlueOak-1.0.0",
    "ISC",
    "MIT",
    "Unlicense",
  ];
  /** Used while developing only, never shipped: file-wise copyleft does no harm there. */
  const forTools = [...compatible, "MPL-2.0", "CC0-1.0", "Python-2.0"];

  it("of dependencies go with Apache-2.0", () => {
    const foreign = locked.flatMap(([path, { license, dev, link }]) => {
      // Entries written without the network carry no licence; they are binaries of a package that does.
      if (path === "" || link || license === undefined) return [];
      const allowed = dev ? forTools : compatible;
      const choices = license.replace(/[()]/g, "").split(" OR ");
      return choices.some((choice) => choice.split(" AND ").every((one) => allowed.includes(one)))
        ? []
        : [`${path}: ${license}`];
    });
    expect(foreign).toEqual([]);
  });

  it("of what is shipped are known, one by one", () => {
    const shipped = locked.filter(
      ([path, { dev, link }]) => path.startsWith("node_modules/") && !dev && !link,
    );
    expect(shipped.map(([path, { license }]) => `${path.slice("node_modules/".length)} ${license}`)).toEqual([
      "@types/estree MIT",
      "@types/geojson MIT",
      "ansi-regex MIT",
      "ansi-styles MIT",
      "cliui ISC",
      "commander MIT",
      "d3-array ISC",
      "d3-color ISC",
      "d3-delaunay ISC",
      "d3-dispatch ISC",
      "d3-dsv ISC",
      "d3-dsv/node_modules/commander MIT",
      "d3-ease BSD-3-Clause",
      "d3-force ISC",
      "d3-format ISC",
      "d3-geo ISC",
      "d3-geo-projection ISC",
      "d3-geo-projection/node_modules/commander MIT",
      "d3-hierarchy ISC",
      "d3-interpolate ISC",
      "d3-path ISC",
      "d3-quadtree ISC",
      "d3-scale ISC",
      "d3-scale-chromatic ISC",
      "d3-shape ISC",
      "d3-time ISC",
      "d3-time-format ISC",
      "d3-timer ISC",
      "delaunator ISC",
      "emoji-regex MIT",
      "escalade MIT",
      "get-caller-file ISC",
      "get-east-asian-width MIT",
      "hyparquet MIT",
      "hyparquet-writer MIT",
      "iconv-lite MIT",
      "internmap ISC",
      "json-stringify-pretty-compact MIT",
      "robust-predicates Unlicense",
      "rw BSD-3-Clause",
      "safer-buffer MIT",
      "saxes ISC",
      "string-width MIT",
      "strip-ansi MIT",
      "topojson-client ISC",
      "topojson-client/node_modules/commander MIT",
      "vega BSD-3-Clause",
      "vega-canvas BSD-3-Clause",
      "vega-crossfilter BSD-3-Clause",
      "vega-dataflow BSD-3-Clause",
      "vega-encode BSD-3-Clause",
      "vega-event-selector BSD-3-Clause",
      "vega-expression BSD-3-Clause",
      "vega-force BSD-3-Clause",
      "vega-format BSD-3-Clause",
      "vega-functions BSD-3-Clause",
      "vega-geo BSD-3-Clause",
      "vega-hierarchy BSD-3-Clause",
      "vega-label BSD-3-Clause",
      "vega-lite BSD-3-Clause",
      "vega-lite/node_modules/tslib 0BSD",
      "vega-lite/node_modules/vega-expression BSD-3-Clause",
      "vega-loader BSD-3-Clause",
      "vega-parser BSD-3-Clause",
      "vega-projection BSD-3-Clause",
      "vega-regression BSD-3-Clause",
      "vega-runtime BSD-3-Clause",
      "vega-scale BSD-3-Clause",
      "vega-scenegraph BSD-3-Clause",
      "vega-selections BSD-3-Clause",
      "vega-selections/node_modules/d3-array ISC",
      "vega-statistics BSD-3-Clause",
      "vega-time BSD-3-Clause",
      "vega-transforms BSD-3-Clause",
      "vega-typings BSD-3-Clause",
      "vega-util BSD-3-Clause",
      "vega-view BSD-3-Clause",
      "vega-view-transforms BSD-3-Clause",
      "vega-voronoi BSD-3-Clause",
      "vega-wordcloud BSD-3-Clause",
      "wrap-ansi MIT",
      "xmlchars MIT",
      "y18n ISC",
      "yaml ISC",
      "yargs MIT",
      "yargs-parser ISC",
      "zod MIT",
    ]);
  });

  it("of the program and of the scenarios stand in full", () => {
    expect(textOf("LICENSE")).toContain("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION");
    expect(textOf("LICENSE")).toContain("END OF TERMS AND CONDITIONS");
    expect(textOf("scenarios/LICENSE")).toContain("creativecommons.org/licenses/by/4.0/");
  });
});

describe("no committed file", () => {
  const texts = filesBelow().map((path) => ({ path, text: textOf(path) }));

  it("names a path of somebody's machine", () => {
    const home = /(?<![\w.~])\/(?:home|Users|root|work|tmp|private|var\/folders)\/[\w.-]+/;
    const here = texts.filter(({ text }) => home.test(text)).map(({ path }) => path);
    expect(here).toEqual([]);
  });

  it("names the host of a registry", () => {
    const hosts = new RegExp(`${["registry", "npmjs"].join("\\.")}|${["registry", "yarnpkg"].join("\\.")}`);
    expect(texts.filter(({ text }) => hosts.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

/** npm's own program: named by npm itself under `npm test`, else the one beside Node. */
function npm(): string {
  const beside = `${process.execPath.replace(/[^/\\]*$/, "")}../lib/node_modules/npm/bin/npm-cli.js`;
  const places = [process.env.npm_execpath, beside, "/usr/share/npm/bin/npm-cli.js"];
  const found = places.find((place) => place !== undefined && existsSync(place));
  if (found === undefined) throw new Error("npm is not beside Node; run the tests with `npm test`");
  return found;
}

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isBuilt } from "../scripts/build.mjs";
import { version } from "../src/lenses/envelope.ts";
import { filesBelow, root, textOf } from "./repository.ts";

const manifest = JSON.parse(textOf("package.json"));
const lock = JSON.parse(textOf("package-lock.json"));

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
    const tools = JSON.parse(textOf("tools/package.json"));
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...tools.devDependencies };
    for (const [name, wanted] of Object.entries(all)) expect(`${name} ${wanted}`).toMatch(/ \d+\.\d+\.\d+$/);
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
      "commander MIT",
      "hyparquet MIT",
      "hyparquet-writer MIT",
      "saxes ISC",
      "xmlchars MIT",
      "yaml ISC",
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

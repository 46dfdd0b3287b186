import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { fileURLToPath } from "node:url";
import { root } from "./install.mjs";

const folders = ["src", "cli"];
const files = ["package.json", "tsconfig.json", "tsconfig.build.json"];

const program = `${root}dist/cli/parley.js`;
const stamp = `${root}node_modules/.parley-build`;

/** One hash of everything the compiled output is made from, tests left out. */
function sources() {
  const hash = createHash("sha256");
  const paths = [...files];
  for (const folder of folders) {
    for (const entry of readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && !/\.(test|laws)\.ts$/.test(entry.name)) {
        paths.push(`${entry.parentPath.slice(root.length)}/${entry.name}`);
      }
    }
  }
  for (const path of paths.sort())
    hash
      .update(`${path}\0`)
      .update(readFileSync(`${root}${path}`))
      .update("\0");
  return hash.digest("hex");
}

/** Is the compiled output that of the sources as they are now? */
export function isBuilt() {
  return existsSync(program) && existsSync(stamp) && readFileSync(stamp, "utf8") === sources();
}

/** Compiles src/ and cli/ to dist/ when they have changed. Throws with what the compiler said when it fails. */
export function build() {
  if (isBuilt()) return;
  const hash = sources();
  // A folder beside, then a change of names, so that nobody ever runs half a build.
  const fresh = `${root}node_modules/.parley-build-${process.pid}`;
  const old = `${fresh}-old`;
  mkdirSync(fresh, { recursive: true });
  try {
    const compiler = `${root}node_modules/typescript/bin/tsc`;
    const run = spawnSync(process.execPath, [compiler, "-p", "tsconfig.build.json", "--outDir", fresh], {
      cwd: root,
      encoding: "utf8",
    });
    if (run.status !== 0) throw new Error(`the sources do not compile\n${run.stdout}${run.stderr}`);
    if (existsSync(`${root}cli/templates`)) {
      cpSync(`${root}cli/templates`, `${fresh}/cli/templates`, { recursive: true });
    }
    chmodSync(`${fresh}/cli/parley.js`, 0o755);
    if (existsSync(`${root}dist`)) renameSync(`${root}dist`, old);
    renameSync(fresh, `${root}dist`);
    writeFileSync(stamp, hash);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    build();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

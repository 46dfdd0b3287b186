import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { build } from "./build.mjs";
import { install, root } from "./install.mjs";

const checks = [
  ["lint and format", "@biomejs/biome/bin/biome", "ci", "--colors=off", "--error-on-warnings", "."],
  ["types", "typescript/bin/tsc", "-p", "tsconfig.json"],
  ["dead code", "knip/bin/knip.js"],
  ["generated files", "tsx/dist/cli.mjs", "scripts/generate.ts", "--check"],
  ["gallery", "tsx/dist/cli.mjs", "scripts/gallery.ts", "--check"],
];

const failures = [];
try {
  install("checking");
  build();
} catch (error) {
  failures.push("build");
  process.stdout.write(`${error.message}\n`);
}
for (const [name, program, ...options] of checks) {
  const path = `${root}node_modules/${program}`;
  const { status } = existsSync(path)
    ? spawnSync(process.execPath, [path, ...options], { cwd: root, stdio: ["ignore", "inherit", "inherit"] })
    : { status: null };
  process.stdout.write(`${status === 0 ? "ok      " : "FAILED  "}${name}\n`);
  if (status !== 0) failures.push(name);
}
if (failures.length > 0) process.stdout.write(`checks that failed: ${failures.join(", ")}\n`);
process.exitCode = failures.length > 0 ? 1 : 0;

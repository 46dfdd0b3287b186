import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { build } from "./build.mjs";
import { install, root } from "./install.mjs";

const flagship = "scenarios/crisis/us-iran-2025.yaml";
const page = "reports/us-iran-2025.html";

try {
  install("running");
  build();
  mkdirSync(`${root}reports`, { recursive: true });
  for (const argv of [
    ["run", flagship],
    ["report", flagship, "--claims", "--out", page],
  ]) {
    const { status } = spawnSync(process.execPath, ["dist/cli/parley.js", ...argv], {
      cwd: root,
      stdio: "inherit",
    });
    if (status !== 0) {
      process.exitCode = status ?? 1;
      break;
    }
    process.stdout.write("\n");
  }
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

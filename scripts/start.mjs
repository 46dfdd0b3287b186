import { spawnSync } from "node:child_process";
import { build } from "./build.mjs";
import { install, root } from "./install.mjs";

const flagship = "scenarios/crisis/us-iran-2025.yaml";

try {
  install("running");
  build();
  for (const command of ["run", "claims"]) {
    const { status } = spawnSync(process.execPath, ["dist/cli/parley.js", command, flagship], {
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

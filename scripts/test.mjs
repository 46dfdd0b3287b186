import { build } from "./build.mjs";
import { install } from "./install.mjs";

let passed = 0;
let failed = 0;
const notRun = [];

try {
  install("testing");
  try {
    build();
  } catch (error) {
    failed += 1;
    process.stdout.write(`FAILED  the build: ${error.message}\n`);
  }
  const { startVitest } = await import("vitest/node");
  const vitest = await startVitest("test", process.argv.slice(2), { run: true, watch: false });
  for (const module of vitest.state.getTestModules()) count(module);
  failed += vitest.state.getUnhandledErrors().length;
  await vitest.close();
} catch (error) {
  failed += 1;
  process.stdout.write(`FAILED  the test run: ${error.message}\n`);
}

function count(module) {
  // A file that cannot be loaded, or that says it tests something and does not, is one failure.
  const tests = [...module.children.allTests()];
  if (tests.length === 0 || module.errors().length > 0) failed += 1;
  // So is a preparation that fails; the tests that waited for it are then not run.
  for (const suite of module.children.allSuites()) if (suite.errors().length > 0) failed += 1;
  for (const test of tests) {
    const { state } = test.result();
    if (state === "passed") passed += 1;
    else if (state === "failed") failed += 1;
    else notRun.push(`${module.relativeModuleId} > ${test.fullName}`);
  }
}

if (notRun.length > 0) {
  for (const name of notRun) process.stdout.write(`not run: ${name}\n`);
  process.stdout.write(`${notRun.length} not run\n`);
}
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
process.stdout.write(`${passed} passed, ${failed} failed\n`);

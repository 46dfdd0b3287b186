import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "cli/**/*.test.ts", "test/**/*.test.ts"],
    // A time limit only ends a test that hangs; it is generous because machines differ, and nothing measures by it.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Property tests carry their own seeds, so a second try would only hide what they found.
    retry: 0,
    reporters: process.stdout.isTTY ? ["default"] : [["default", { summary: false }]],
  },
});

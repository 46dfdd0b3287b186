// A host that has what a browser's worker has and nothing of Node: no built-in module can be imported, no global of
// Node is there. Reads a scenario's text and prints what the library makes of it.
import { readFileSync } from "node:fs";
import { isBuiltin, register } from "node:module";

const refuse = `
  export async function resolve(specifier, context, next) {
    if (${isBuiltin.name}(specifier)) throw new Error(specifier + " is a module of Node, wanted by " + context.parentURL);
    return next(specifier, context);
  }
  import { isBuiltin } from "node:module";
`;
register(`data:text/javascript,${encodeURIComponent(refuse)}`);

const { stdout, argv } = process;
const text = readFileSync(argv[2], "utf8");

for (const name of ["process", "Buffer", "global", "require", "module", "setImmediate", "clearImmediate"]) {
  delete globalThis[name];
}

const { analyze } = await import("../dist/src/index.js");
const analysis = analyze(text, "scenario.yaml", { claims: true });
if (typeof process !== "undefined") throw new Error("the host is not bare");
stdout.write(JSON.stringify(analysis.document));

import type { z } from "zod";
import { scenario } from "./schema.ts";
import { quantity } from "./value.ts";

interface Meta {
  readonly title?: string;
  readonly description?: string;
  readonly absent?: string;
  readonly examples?: readonly unknown[];
}

/** The parts of zod's schemas that are walked here. */
interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
}

const definitionOf = (schema: z.ZodType): Definition => schema._zod.def as unknown as Definition;
const metaOf = (schema: z.ZodType): Meta => (schema.meta() ?? {}) as Meta;

/**
 * The reference part of `docs/language.md`: for each section what it is, then its keys with type, default, meaning and
 * an example.
 */
export const reference = (): string => {
  const sections = Object.entries(definitionOf(scenario).shape!).map(([key, schema]) =>
    [`### ${key}`, "", sentence(schema), ...exampleBlock(key, schema), ...tables(key, schema)].join("\n"),
  );
  return `${[quantities(), ...sections].join("\n\n")}\n`;
};

/** Quantities stand everywhere, so their own keys are told first and not again in every table. */
const quantities = (): string => {
  const { description, examples = [] } = metaOf(quantity);
  const block = definitionOf(quantity).options!.find((option) => definitionOf(option).type === "object")!;
  const keys = Object.entries(definitionOf(block).shape!).map(
    ([key, inner]) => `| \`${key}\` | ${metaOf(inner).description} |`,
  );
  const shown = examples.map((example) => `\`${written(example, false)}\``).join(", ");
  return [
    "### Quantities",
    "",
    `A **quantity** is ${description}. Examples: ${shown}.`,
    "",
    "| key | meaning |",
    "| --- | --- |",
    ...keys,
  ].join("\n");
};

const sentence = (schema: z.ZodType): string => {
  const { description = "", absent } = metaOf(schema);
  const need = isOptional(schema) ? (absent === undefined ? "" : ` Without it: ${absent}.`) : " Required.";
  return `${description[0].toUpperCase()}${description.slice(1)}. *${typeOf(schema)}.*${need}`;
};

const exampleBlock = (key: string, schema: z.ZodType): readonly string[] => {
  const example = metaOf(schema).examples?.[0];
  return example === undefined ? [] : ["", "```text", `${key}: ${written(example, false)}`, "```"];
};

/** A table for each block of keys inside a section, with the path that leads to it. */
const tables = (path: string, schema: z.ZodType): readonly string[] =>
  blocksIn(path, schema).flatMap(({ path: at, shape }) => [
    "",
    `| key of \`${at}\` | type | without it | meaning | example |`,
    "| --- | --- | --- | --- | --- |",
    ...Object.entries(shape).map(([key, inner]) => {
      const { description = "", absent, examples } = metaOf(inner);
      const without = isOptional(inner) ? (absent ?? "nothing") : "*required*";
      const example = examples?.[0] === undefined ? "" : `\`${written(examples[0], true)}\``;
      const cells = [`\`${key}\``, typeOf(inner), without, description, example];
      return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
    }),
  ]);

interface Block {
  readonly path: string;
  readonly shape: Readonly<Record<string, z.ZodType>>;
}

/** Keys of the quantity block are told once, at the head of the reference, and not again wherever a quantity stands. */
const blocksIn = (path: string, schema: z.ZodType): readonly Block[] => {
  const { type, innerType, element, valueType, options, shape } = definitionOf(schema);
  if (metaOf(schema).title === "quantity") return [];
  if (type === "optional") return blocksIn(path, innerType!);
  if (type === "array") return blocksIn(path, element!);
  if (type === "record") return blocksIn(`${path}.<name>`, valueType!);
  if (type === "union") return options!.flatMap((option) => blocksIn(path, option));
  if (type !== "object") return [];
  const inside = Object.entries(shape!).flatMap(([key, inner]) => blocksIn(`${path}.${key}`, inner));
  // Values of a deal when kept and when broken have the same keys, which are told once.
  const fresh = inside.filter((block, i) => inside.findIndex((other) => same(other, block)) === i);
  return [{ path, shape: shape! }, ...fresh];
};

const same = (a: Block, b: Block): boolean => Object.keys(a.shape).join() === Object.keys(b.shape).join();

const isOptional = (schema: z.ZodType): boolean => definitionOf(schema).type === "optional";

const typeOf = (schema: z.ZodType): string => {
  const { title } = metaOf(schema);
  if (title !== undefined) return title;
  const { type, innerType } = definitionOf(schema);
  if (type === "optional") return typeOf(innerType!);
  return type === "object" ? "block" : type === "array" ? "list" : type;
};

/** A value in flow style, quoted where the language's one rule about commas and colons asks for it. */
const written = (value: unknown, inside: boolean): string => {
  if (Array.isArray(value)) return `[${value.map((item) => written(item, true)).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => `${key}: ${written(item, true)}`);
    return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
  }
  const text = String(value);
  return typeof value === "string" && inside && /[,{}[\]]|: |^[>|*&!%@`'"]/.test(text)
    ? `"${text.replaceAll('"', '\\"')}"`
    : text;
};

import { fileWriter, ParquetWriter } from "hyparquet-writer";
import { version } from "../../src/lenses/envelope.ts";
import type { Format } from "./format.ts";

/**
 * A table as Parquet: every block a row group of its own, written when it comes, so that only the places of the row
 * groups stay in memory. Where there is no number there is a null, which no tool takes for one.
 */
export const parquet: Format = (place, { id, columns }) => {
  const nullable = { repetition_type: "OPTIONAL" } as const;
  const writer = new ParquetWriter({
    writer: fileWriter(place),
    schema: [
      { name: "root", num_children: columns.length + 2 },
      { name: "point", type: "INT32", repetition_type: "REQUIRED" },
      ...columns.map((name) => ({ name, type: "DOUBLE", ...nullable }) as const),
      { name: "failure", type: "BYTE_ARRAY", converted_type: "UTF8", ...nullable },
    ],
    createdBy: `parley ${version}`,
    kvMetadata: [{ key: "parley sweep", value: id }],
  });
  return {
    add(first, { columns: numbers, failures }) {
      const rows = failures.length;
      const column = (name: string, data: unknown[] | Float64Array | Int32Array) =>
        ({ name, data, offsetIndex: false }) as const;
      void writer.write({
        columnData: [
          column(
            "point",
            Int32Array.from({ length: rows }, (_, row) => first + row),
          ),
          ...columns.map((name, index) => column(name, withNulls(numbers[index]))),
          column("failure", [...failures]),
        ],
        rowGroupSize: rows,
      });
    },
    finish: () => void writer.finish(),
  };
};

/** The numbers as they are, or with nulls among them. */
const withNulls = (numbers: Float64Array): Float64Array | (number | null)[] =>
  numbers.some(Number.isNaN) ? Array.from(numbers, (value) => (Number.isNaN(value) ? null : value)) : numbers;

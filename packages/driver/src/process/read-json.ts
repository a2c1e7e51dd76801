import { z } from "zod";

/** The value of a text, or the reasons why the text has another form, as clauses. The reasons do not contain values from the text. */
export type JsonReading<T> = { readonly value: T } | { readonly reasons: readonly string[] };

/** Reads JSON that can contain secrets. */
export function readJson<T>(shape: z.ZodType<T>, text: string): JsonReading<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // The parser's own message quotes the text.
    if (error instanceof SyntaxError) return { reasons: ["it is not JSON"] };
    throw error;
  }
  const result = shape.safeParse(value);
  return result.success ? { value: result.data } : { reasons: result.error.issues.map(reasonOf) };
}

function reasonOf({ path, message }: z.core.$ZodIssue): string {
  const value = path.length === 0 ? "the value" : `\`${z.core.toDotPath(path)}\``;
  return `${value} does not have the required form (${message.replace(/^Invalid input: /, "")})`;
}

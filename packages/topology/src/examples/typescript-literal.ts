/** The maximum length of a line, in characters. Longer values span several lines. */
const lineWidth = 100;

/**
 * Renders a plain value as a TypeScript literal, in the layout that Prettier produces. Escapes special characters in strings. Renders
 * multi-line text line by line.
 *
 * @param value - any value that JSON can represent. Keys whose value is `undefined` are omitted
 * @param indentation - the indentation of the line on which the literal starts, in spaces
 * @param before - the number of characters between the indentation and the literal on the first line
 */
export function typescriptLiteral(value: unknown, indentation = 0, before = 0): string {
  if (typeof value === "string") return textLiteral(value, indentation, before);
  if (typeof value !== "object" || value === null) return String(value);
  const isList = Array.isArray(value);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  const keys: readonly (readonly [string, unknown])[] = isList
    ? value.map((item: unknown) => ["", item] as const)
    : Object.entries(value)
        .filter(([, inside]) => inside !== undefined)
        .map(([key, inside]) => [`${keyLiteral(key)}: `, inside] as const);
  if (keys.length === 0) return `${open}${close}`;

  const inside = indentation + 2;
  const items = keys.map(([key, item]) => `${key}${typescriptLiteral(item, inside, key.length + 1)}`);
  const space = isList ? "" : " ";
  const oneLine = `${open}${space}${items.join(", ")}${space}${close}`;
  const fits = indentation + before + oneLine.length <= lineWidth && !oneLine.includes("\n");
  if (fits) return oneLine;
  const lines = items.map((item) => `${" ".repeat(inside)}${item},\n`);
  return `${open}\n${lines.join("")}${" ".repeat(indentation)}${close}`;
}

function textLiteral(text: string, indentation: number, before: number): string {
  const lines = text.split("\n");
  const isLong = lines.length > 2 || (lines.length === 2 && lines[1] !== "");
  return isLong ? `${typescriptLiteral(lines, indentation, before + 10)}.join("\\n")` : quoted(text);
}

/** Renders a string as a JSON string, which is also a valid TypeScript string. Also escapes characters that an editor hides or reorders. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

/** Writes `__proto__` as a computed key, because a plain `__proto__` key would set the object's prototype. */
function keyLiteral(key: string): string {
  if (key === "__proto__") return `[${quoted(key)}]`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

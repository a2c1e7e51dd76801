/** The value of a plain scalar in YAML text. */
export type ScalarValue = null | boolean | number | string;

/**
 * Reads a plain (unquoted) scalar in the same way as kind. kind follows go-yaml v3's rules, which combine YAML 1.1 and YAML 1.2. Integers
 * may be octal (`0o17`, or `017` as in YAML 1.1), hexadecimal or binary, and may contain underscores. `yes` and `on` are strings, but a
 * field that expects a boolean reads these words as booleans (see {@link looseBoolean}).
 *
 * @see https://github.com/yaml/go-yaml/blob/v3/resolve.go
 *
 * @example
 * ```ts
 * scalarValue("8_080"); // 8080
 * scalarValue("0120"); // 80
 * scalarValue("on"); // "on"
 * ```
 */
export function scalarValue(text: string): ScalarValue {
  if (nulls.has(text)) return null;
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  if (/^\.(nan|NaN|NAN)$/.test(text)) return NaN;
  if (/^[-+]?\.(inf|Inf|INF)$/.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  if (!/^[-+.0-9]/.test(text)) return text;
  // In a number that starts with a decimal point, go-yaml accepts underscores only between digits. In every other number, go-yaml accepts
  // underscores anywhere.
  const misplaced = text.startsWith(".") && /_(?!\d)|(?<!\d)_/.test(text);
  return (misplaced ? undefined : number(text.replaceAll("_", ""))) ?? text;
}

const nulls = new Set(["", "~", "null", "Null", "NULL"]);
const whole = /^(?<sign>[-+]?)(?:0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<binary>[01]+)|0[oO]?(?<octal>[0-7]+))$/;
const decimal = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;

function number(text: string): number | undefined {
  const { sign, hex, binary, octal } = whole.exec(text)?.groups ?? {};
  const magnitude = hex
    ? parseInt(hex, 16)
    : binary
      ? parseInt(binary, 2)
      : octal
        ? parseInt(octal, 8)
        : undefined;
  if (magnitude !== undefined) return sign === "-" ? -magnitude : magnitude;
  return decimal.test(text) ? Number(text) : undefined;
}

/** Reads the YAML 1.1 boolean words, such as `yes` and `off`. go-yaml accepts them, quoted or unquoted, if a field expects a boolean. */
export function looseBoolean(text: string): boolean | undefined {
  if (/^(y|Y|yes|Yes|YES|on|On|ON)$/.test(text)) return true;
  if (/^(n|N|no|No|NO|off|Off|OFF)$/.test(text)) return false;
  return undefined;
}

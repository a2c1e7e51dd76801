/** What a plain scalar of a YAML text stands for. */
export type ScalarValue = null | boolean | number | string;

/**
 * Reads a plain (unquoted) scalar as kind does: by the rules of go-yaml v3, which stand between YAML 1.1 and 1.2. Whole
 * numbers may be octal (`0o17`, and `017` as in YAML 1.1), hexadecimal or binary, and have underscores; `yes` and `on` are
 * text, which becomes a boolean only where one is asked for, see {@link looseBoolean}.
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
  // go-yaml takes underscores anywhere in a number, and only between digits where it begins with the point.
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

/** Where a boolean is asked for, go-yaml takes YAML 1.1's words for it too, quoted or not. */
export function looseBoolean(text: string): boolean | undefined {
  if (/^(y|Y|yes|Yes|YES|on|On|ON)$/.test(text)) return true;
  if (/^(n|N|no|No|NO|off|Off|OFF)$/.test(text)) return false;
  return undefined;
}

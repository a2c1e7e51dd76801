import type { Placeholder } from "../model/placeholder";

/**
 * Returns a text in which each placeholder is masked, so that the rest of a template can be parsed as YAML. All positions stay the same. A
 * placeholder in a value becomes a word. A statement that has its lines for itself, such as `{{- if .ha }}`, becomes empty.
 *
 * @param placeholders - the placeholders in the text, in order
 */
export function maskTemplate(text: string, placeholders: readonly Placeholder[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const placeholder of placeholders) {
    parts.push(text.slice(end, placeholder.offset));
    end = placeholder.offset + placeholder.text.length;
    parts.push(placeholder.text.replaceAll(/[^\r\n]/g, isStatement(text, placeholder) ? " " : "x"));
  }
  return parts.join("") + text.slice(end);
}

/** Whether a placeholder is part of the template's structure: a template expression or statement without other text in its lines. */
function isStatement(text: string, { offset, text: found }: Placeholder): boolean {
  if (!found.startsWith("{")) return false;
  const end = offset + found.length;
  const before = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  const lineEnd = text.indexOf("\n", end);
  const after = text.slice(end, lineEnd === -1 ? undefined : lineEnd);
  return before.trim() === "" && after.trim() === "";
}

/** Whether a position is in a comment. The position must not be in a quoted text. */
export function isInComment(text: string, offset: number): boolean {
  return /(^|\s)#/.test(text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset));
}

import { parseAllDocuments, type Document, type LineCounter } from "yaml";

/**
 * Parses the YAML documents in a kind config. All scalars remain strings. Their types are determined later, by go-yaml's rules.
 *
 * @param lineCounter - receives the positions of the lines
 */
export function parseDocuments(text: string, lineCounter?: LineCounter): readonly Document.Parsed[] {
  const parsed = parseAllDocuments(text, {
    schema: "failsafe",
    resolveKnownTags: false,
    uniqueKeys: false,
    ...(lineCounter === undefined ? {} : { lineCounter }),
    prettyErrors: false,
    logLevel: "silent",
  });
  return Array.isArray(parsed) ? parsed : [];
}

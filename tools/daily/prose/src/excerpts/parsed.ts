import ts from "typescript";

/** Parses a source file in TypeScript or JavaScript and returns its syntax tree. */
export function parsed(file: string, source: string): ts.SourceFile {
  return ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
}

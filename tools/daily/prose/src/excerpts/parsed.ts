import ts from "typescript";

/** The syntax tree of a source file in TypeScript or JavaScript. */
export function parsed(file: string, source: string): ts.SourceFile {
  return ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
}

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { commentsOf } from "./excerpts/comments";
import { documentOf } from "./excerpts/document";
import type { Excerpt, Part } from "./excerpts/excerpt";
import { literalsOf } from "./excerpts/literals";
import { renderedMessages } from "./excerpts/rendered-messages";

/** The root of the work tree. */
export const workspaceRoot = dirname(dirname(dirname(dirname(__dirname))));

/** The generated documents. The linter checks their sources instead: the catalogs of rules and hop codes, and the example messages. */
const generatedDocuments = ["docs/rules.md", "docs/hops.md"];

/** API reports are generated. The linter checks their sources instead. */
const apiReport = /^packages\/[^/]+\/etc\//u;

/** Third-party files, and recorded data. */
const notProse = /^packages\/topology\/test\/corpus\/(?!README\.md$)|\/recorded-stacks\/(?!README\.md$)/u;

const sourceFile = /\.(?:ts|mts|cts|js|mjs|cjs)$/u;

/** Test source files, whose string literals are test titles and test data. */
const testFile = /\.(?:test|e2e|contract|browser|cases)\.ts$|^packages\/[^/]+\/test\/|\/programs\//u;

/** Stand-ins print the same messages as the official programs, so these messages must not change. */
const messagesOfOthers = "tools/offline/stand-ins/";

/** Returns the files in the work tree that git does not ignore, as sorted paths relative to the repository root. */
export function workspaceFiles(root: string): string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  const files = new Set(listed.split("\n").filter((file) => file !== "" && !notProse.test(file)));
  return [...files].filter((file) => existsSync(join(root, file))).sort();
}

/** Options for {@link excerptsOf}. */
export interface ExcerptOptions {
  readonly parts: readonly Part[];
  /**
   * The files to check, relative to the repository root.
   *
   * @default all files
   */
  readonly files?: readonly string[];
}

/**
 * Returns the texts to check, of the given types. Includes the messages from the examples if no files are chosen, or if one of the chosen
 * files is in the examples' packages.
 */
export function excerptsOf(root: string, { parts, files }: ExcerptOptions): Excerpt[] {
  const chosen = files === undefined ? undefined : new Set(files);
  const excerpts = workspaceFiles(root)
    .filter((file) => chosen?.has(file) !== false)
    .flatMap((file) => excerptsOfFile(root, file, parts));
  const isRendered =
    files === undefined || files.some((file) => /^packages\/(?:topology|driver)\//u.test(file));
  return parts.includes("messages") && isRendered ? [...excerpts, ...renderedMessages(root)] : excerpts;
}

function excerptsOfFile(root: string, file: string, parts: readonly Part[]): Excerpt[] {
  const isDocument = file.endsWith(".md");
  if (!isDocument && !sourceFile.test(file)) return [];
  const text = readFileSync(join(root, file), "utf8");
  if (isDocument) {
    return parts.includes("documents") && !generatedDocuments.includes(file) && !apiReport.test(file)
      ? [documentOf(file, text)]
      : [];
  }
  return [
    ...(parts.includes("comments") ? [commentsOf(file, text)] : []),
    ...(parts.includes("messages") && hasMessages(file) ? [literalsOf(file, text)] : []),
  ];
}

function isSource(file: string): boolean {
  return /^(?:packages|tools)\//u.test(file) && !testFile.test(file);
}

function hasMessages(file: string): boolean {
  return isSource(file) && !file.startsWith(messagesOfOthers);
}

/** Returns the texts from which a sample takes sentences, by type: documents, TSDoc outside tests, and the messages from the examples. */
export function sampledExcerpts(root: string): Excerpt[][] {
  const files = workspaceFiles(root);
  const read = (file: string) => readFileSync(join(root, file), "utf8");
  const documents = files.filter((file) => file.endsWith(".md") && !apiReport.test(file));
  const sources = files.filter((file) => sourceFile.test(file) && isSource(file));
  return [
    documents.map((file) => documentOf(file, read(file))),
    sources.map((file) => commentsOf(file, read(file), "tsdoc")),
    renderedMessages(root),
  ];
}

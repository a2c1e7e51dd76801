import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { excerptOf, type Excerpt, type ExcerptLine } from "./excerpt";

const examplesFolder = "packages/topology/test/fixtures/examples";

/** The module that is compiled: the rule examples, and the function that renders a finding. */
const entry = `
export { ruleExamples } from "./${examplesFolder}/index.ts";
export { sentence } from "./packages/topology/src/findings/sentence.ts";
`;

interface Compiled {
  readonly ruleExamples: Readonly<Record<string, { readonly fires: () => readonly unknown[] }>>;
  readonly sentence: (finding: unknown) => string;
}

/**
 * The messages of the rule examples of the planner, as a user reads them. Each message has the position of its example.
 *
 * @param root - the top folder.
 */
export async function renderedMessages(root: string): Promise<Excerpt[]> {
  const { ruleExamples, sentence } = await compiled(root);
  const files = readdirSync(join(root, examplesFolder)).map((name) => `${examplesFolder}/${name}`);
  const positions = new Map<string, { readonly file: string; readonly line: number }>();
  for (const file of files.sort()) {
    for (const [index, text] of readFileSync(join(root, file), "utf8").split("\n").entries()) {
      const [, code] = /^ {2}([A-Z][A-Z\d_]+):/u.exec(text) ?? [];
      if (code !== undefined) positions.set(code, { file, line: index + 1 });
    }
  }
  const blocks = new Map<string, ExcerptLine[][]>();
  for (const [code, example] of Object.entries(ruleExamples)) {
    const { file, line } = positions.get(code) ?? { file: `${examplesFolder}/index.ts`, line: 1 };
    const messages = example.fires().map(sentence);
    const found = [...new Set(messages)].map((message) =>
      asMarkdown(message).map((text) => ({ text, line })),
    );
    blocks.set(file, [...(blocks.get(file) ?? []), ...found]);
  }
  return [...blocks].map(([file, lines]) => excerptOf("messages", file, lines));
}

/** A message as Markdown: the path of an argument, quoted values and the code of the rule are not prose. */
function asMarkdown(message: string): string[] {
  return message
    .replace(/ \[[A-Z\d_]+\]$/u, "")
    .replace(/^[\w$]+(?:[.[][\w.[\]$-]*)?(?= is |: |\.)/u, "`$&`")
    .split("\n");
}

async function compiled(root: string): Promise<Compiled> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "cjs",
    write: false,
  });
  const code = outputFiles[0]?.text ?? "";
  const module = { exports: {} };
  // The text is compiled from the sources of this repository.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function("module", "exports", "require", code)(module, module.exports, require);
  return module.exports as Compiled;
}

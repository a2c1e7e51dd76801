import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { workspaceRoot as root } from "../folders";
import { codeBlocks } from "./code-blocks";

const documents = execFileSync("git", ["ls-files", "*.md"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter(Boolean);
const scripts = (
  JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> }
).scripts;

/** A generated document that contains intentionally incorrect programs. */
const rulesDocument = "docs/rules.md";

const blocks = documents.flatMap((document) =>
  codeBlocks(readFileSync(join(root, document), "utf8")).map((block) => ({
    ...block,
    where: `${document}:${block.line}`,
  })),
);

/** The packages' API reports, which contain declarations. */
const apiReport = /^packages\/[^/]+\/etc\//u;

/** Only programs and commands are checked, not output, diagrams or configuration. */
const programs = blocks.filter(
  ({ language, where }) =>
    ["ts", "typescript", "js", "javascript"].includes(language) &&
    !where.startsWith(rulesDocument) &&
    !apiReport.test(where),
);
const commands = blocks.filter(({ language }) => ["sh", "bash"].includes(language));

it("finds documents, programs and commands to check", () => {
  expect(documents).toContain("README.md");
  expect(programs.length).toBeGreaterThan(0);
  expect(commands.length).toBeGreaterThan(0);
});

it.each(programs)("$where is identical to the source file that its comment names", ({ code, from }) => {
  expect(from).toBeDefined();
  expect(code).toBe(readFileSync(join(root, from ?? ""), "utf8"));
});

it.each(commands)("$where uses only npm scripts that exist", ({ code }) => {
  const named = [...code.matchAll(/^npm (?:run )?(?<script>[\w:-]+)/gmu)].map(
    (match) => match.groups?.["script"] ?? "",
  );
  const known = [...Object.keys(scripts), "install", "ci"];
  expect(named.filter((script) => !known.includes(script))).toEqual([]);
});

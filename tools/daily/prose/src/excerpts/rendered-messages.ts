import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findingExamples } from "@kind-berth/driver/finding-examples";
import { rules, type RuleCode } from "@kind-berth/topology";
import { explainRule } from "@kind-berth/topology/explain";
import { excerptOf, type Excerpt, type ExcerptLine } from "./excerpt";

/** The folders that contain an example for each rule. */
const folders = ["packages/driver/src/examples", "packages/topology/src/examples"];

interface Place {
  readonly file: string;
  readonly line: number;
}

/**
 * Returns the messages that all rule examples produce, as users see them. Each message has its example's position.
 *
 * @param root - the repository root.
 */
export function renderedMessages(root: string): Excerpt[] {
  const blocks = new Map<string, ExcerptLine[][]>();
  const places = placesOfExamples(root);
  for (const code of Object.keys(rules) as RuleCode[]) {
    const place = places.get(code);
    const messages = explainRule(code, findingExamples).example?.messages ?? [];
    if (place === undefined || messages.length === 0) continue;
    const found = [...new Set(messages)].map((message) =>
      proseOf(message).map((text) => ({ text, line: place.line })),
    );
    blocks.set(place.file, [...(blocks.get(place.file) ?? []), ...found]);
  }
  return [...blocks].map(([file, lines]) => excerptOf("messages", file, lines));
}

function placesOfExamples(root: string): Map<string, Place> {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
  );
  return new Map(
    files.flatMap((file) =>
      readFileSync(join(root, file), "utf8")
        .split("\n")
        .flatMap((text, index) => {
          const [, code] = /^ {2}([A-Z][A-Z\d_]+):/u.exec(text) ?? [];
          return code === undefined ? [] : [[code, { file, line: index + 1 }] as const];
        }),
    ),
  );
}

/** Converts a message to Markdown. Argument paths become code, and the rule code is omitted. */
function proseOf(message: string): string[] {
  return message
    .replace(/ \[[A-Z\d_]+\]$/u, "")
    .replace(/^[\w$]+(?:\.[\w$-]+|\[[^\]]*\])*(?= is |: )/u, "`$&`")
    .split("\n");
}

import type { Sentence } from "./sample";

/** Creates a Markdown document in which a reviewer can rate each sentence in a sample. */
export function ratingSheet(sentences: readonly Sentence[], seed: number): string {
  return [
    `# Rating sheet for seed ${seed}`,
    "",
    "Rate each sentence at the first reading, before you open its file:",
    "",
    "- clear: you understand the sentence immediately.",
    "- awkward: you understand the sentence, but you read it twice, or a native speaker would not write it.",
    "- unclear: you do not understand the sentence, or it has several meanings.",
    ...sentences.flatMap(({ text, file, line }, index) => [
      "",
      `## ${index + 1}`,
      "",
      `> ${text}`,
      "",
      `- [ ] clear`,
      `- [ ] awkward`,
      `- [ ] unclear`,
      "",
      `Source: \`${file}:${line}\``,
    ]),
    "",
  ].join("\n");
}

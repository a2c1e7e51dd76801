import type { Picture } from "./picture";
import { sentence } from "./way";

/** Describes a picture's content in sentences. */
export function describePicture({ ways, nodes }: Picture): string {
  const idle = nodes
    .filter(({ kind, contents }) => kind === "node" && contents.length === 0)
    .map(({ title, details }) => `${title}: ${details.join(", ")}.`);
  const none = ways.length === 0 ? ["No host port is published."] : [];
  return [...none, ...ways.map(sentence), ...idle].join(" ");
}

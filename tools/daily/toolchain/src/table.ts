import Table from "cli-table3";
import type { ProvidedTool } from "./tools/provided-tool";

/** The text that the table shows for each origin. */
const ORIGINS: Record<ProvidedTool["origin"], string> = {
  path: "PATH",
  npm: "npm package",
  release: "official release",
  plugins: "your Pulumi plugins",
  registry: "registry",
  engine: "container engine",
  started: "started by the toolchain",
  lab: "built by the lab",
  "stand-in": "stand-in",
  none: "not provided",
};

/**
 * Formats the tools as a table with columns for tool, version, origin and reason.
 *
 * @param width - The terminal width, in characters.
 */
export function toolTable(tools: readonly ProvidedTool[], width: number): string {
  const fixed = [26, 18, 22];
  const table = new Table({
    head: ["tool", "version", "source", "reason"],
    colWidths: [...fixed, Math.max(24, width - fixed.reduce((sum, columns) => sum + columns, 0) - 5)],
    wordWrap: true,
    // Use no colors, because the table also appears in logs.
    style: { head: [], border: [] },
  });
  for (const { name, version, origin, why } of tools) table.push([name, version, ORIGINS[origin], why]);
  return table.toString();
}

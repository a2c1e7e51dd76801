import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { examplesFolder } from "../folders";

/** A row of a README's table: what the reader runs, and what comes of it. */
export interface Promised {
  readonly command: string;
  /** What the command prints; `…` stands for anything. */
  readonly answer: string;
}

/** What the README of an example tells its reader. */
export interface Readme {
  /** The commands between `pulumi up` and the questions. */
  readonly preparations: readonly string[];
  readonly promised: readonly Promised[];
}

/**
 * Reads the README of an example.
 *
 * @param ports - by the configuration's name; they take the place of the example's own.
 */
export function readReadme(example: string, ports: Readonly<Record<string, number>>): Readme {
  const text = readFileSync(join(examplesFolder, example, "README.md"), "utf8");
  const own = defaultPorts(example);
  const withPorts = Object.entries(ports).reduce(
    (line, [name, port]) => line.replaceAll(new RegExp(`\\b${own[name] ?? name}\\b`, "gu"), String(port)),
    text,
  );
  const [, typed = ""] = /```sh\n[^]*?pulumi up\n(?<typed>[^]*?)```/u.exec(withPorts) ?? [];
  const rows = withPorts.matchAll(/^\| `(?<command>[^`]+)`\s*\| `(?<answer>[^`]+)`\s*\|$/gmu);
  return {
    preparations: typed.split("\n").filter(Boolean),
    promised: [...rows].map(({ groups = {} }) => ({
      command: groups["command"] ?? "",
      answer: groups["answer"] ?? "",
    })),
  };
}

/** The host ports that an example has by default, by their names in its configuration. */
export function defaultPorts(example: string): Record<string, number> {
  const file = readFileSync(join(examplesFolder, example, "Pulumi.yaml"), "utf8");
  const { config } = parse(file) as { config: Record<string, { default: string | number }> };
  return Object.fromEntries(
    Object.entries(config).flatMap(([name, setting]) =>
      typeof setting.default === "number" ? [[name, setting.default]] : [],
    ),
  );
}

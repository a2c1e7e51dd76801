import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { topFolder } from "./folders";
import { listedExamples, type ListedExample } from "./readme/example-list";
import {
  promisedAnswers,
  promisedRejections,
  type PromisedAnswer,
  type PromisedRejection,
} from "./readme/promises";
import { stepsOf, type StackSteps } from "./readme/steps";
import { adjust, type Settings } from "./settings";

/** A stack of an example. */
export interface ExampleStack extends StackSteps {
  /** The keys of its configuration. */
  readonly keys: readonly string[];
}

/** An example with its README's steps and promises. */
export interface Example {
  /** The folder's name under `examples`. */
  readonly name: string;
  /** The kind config of a cluster that kind itself creates first, relative to the top folder. */
  readonly kindConfig?: string;
  /** The stacks, in the order in which they are created. */
  readonly stacks: readonly ExampleStack[];
  /** What each request is answered. */
  readonly answers: readonly PromisedAnswer[];
  /** The previews that are rejected. */
  readonly rejections: readonly PromisedRejection[];
  /** The settings that all of the above has. */
  readonly settings: Settings;
}

/** The examples that the top README lists. */
export function examples(): ListedExample[] {
  return listedExamples(readFileSync(join(topFolder, "README.md"), "utf8"));
}

/**
 * Reads an example: its README, the `Pulumi.yaml` of each of its stacks, and its kind config, if it has one.
 *
 * @param name - the folder's name under `examples`.
 * @throws Error if a file is missing, or if the README's steps are not understood.
 */
export function readExample(name: string): Example {
  const readme = read("examples", name, "README.md");
  const steps = stepsOf(readme);
  const projects = steps.stacks.map((stack) => ({ stack, config: configOf(stack.folder) }));
  const ports = projects.flatMap(({ stack, config }) =>
    Object.entries(config).flatMap(([key, { type, default: own }]) =>
      type === "integer" ? [[key, Number(stack.config[key] ?? own)] as const] : [],
    ),
  );
  const clusterName =
    steps.kindConfig === undefined
      ? projects.map(({ config }) => config["clusterName"]?.default).find(Boolean)
      : (parse(read(steps.kindConfig)) as { name: string }).name;
  return {
    name,
    ...steps,
    stacks: projects.map(({ stack, config }) => ({ ...stack, keys: Object.keys(config) })),
    answers: promisedAnswers(readme),
    rejections: promisedRejections(readme),
    settings: { clusterName: String(clusterName), ports: Object.fromEntries(ports) },
  };
}

/** The example with other settings: its stacks' configuration, its requests and their answers. */
export function withSettings(example: Example, settings: Settings): Example {
  const adjusted = (text: string) => adjust(text, example.settings, settings);
  const values = new Map<string, string>([
    ["clusterName", settings.clusterName],
    ...Object.entries(settings.ports).map(([key, port]) => [key, String(port)] as const),
  ]);
  return {
    ...example,
    settings,
    stacks: example.stacks.map((stack) => ({
      ...stack,
      config: Object.fromEntries(
        stack.keys.flatMap((key) => {
          // What the README sets may contain a node's name, and the demo's own values are final.
          const set = stack.config[key];
          const value = values.get(key) ?? (set === undefined ? undefined : adjusted(set));
          return value === undefined ? [] : [[key, value]];
        }),
      ),
    })),
    answers: example.answers.map(({ command, answer }) => ({
      command: adjusted(command),
      answer: adjusted(answer),
    })),
  };
}

/** The part of a Pulumi.yaml's `config` that is read here. */
type ProjectConfig = Readonly<Record<string, { readonly type?: string; readonly default?: string | number }>>;

function configOf(folder: string): ProjectConfig {
  return (parse(read(folder, "Pulumi.yaml")) as { readonly config?: ProjectConfig }).config ?? {};
}

function read(...path: readonly string[]): string {
  return readFileSync(join(topFolder, ...path), "utf8");
}

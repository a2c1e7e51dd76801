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

/** One of an example's stacks. */
export interface ExampleStack extends StackSteps {
  /** The configuration keys that the stack's program defines. */
  readonly keys: readonly string[];
}

/** An example, with the steps and the expected answers from its README. */
export interface Example {
  /** The example's folder under `examples`. */
  readonly name: string;
  /**
   * The path of the cluster's kind config, relative to the repository root. Set only if kind must create the cluster before the first
   * stack.
   */
  readonly kindConfig?: string;
  /** The stacks, in the order in which they are created. */
  readonly stacks: readonly ExampleStack[];
  /** The answer that the README promises for each request. */
  readonly answers: readonly PromisedAnswer[];
  /** The previews that Pulumi must reject. */
  readonly rejections: readonly PromisedRejection[];
  /** The example's cluster name and host ports. */
  readonly settings: Settings;
}

/** Returns the examples that the table in the main README lists. */
export function examples(): ListedExample[] {
  return listedExamples(readFileSync(join(topFolder, "README.md"), "utf8"));
}

/**
 * Reads an example's files: its README, the `Pulumi.yaml` of each stack, and the kind config if the example has one.
 *
 * @param name - the example's folder under `examples`.
 * @throws Error if a file is missing, or if the README contains a step that the demo does not support.
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

/** Returns a copy of the example with the given settings in the stack configuration, the requests and the answers. */
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
          // Adjust the README's value, which may contain a node name. Values that the demo sets are already correct.
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

/** The fields that the demo reads from the `config` section of a Pulumi.yaml file. */
type ProjectConfig = Readonly<Record<string, { readonly type?: string; readonly default?: string | number }>>;

function configOf(folder: string): ProjectConfig {
  return (parse(read(folder, "Pulumi.yaml")) as { readonly config?: ProjectConfig }).config ?? {};
}

function read(...path: readonly string[]): string {
  return readFileSync(join(topFolder, ...path), "utf8");
}

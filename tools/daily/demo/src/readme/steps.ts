/** A Pulumi stack that the commands in a README create. */
export interface StackSteps {
  /** The folder of the stack's program, relative to the repository root. */
  readonly folder: string;
  /** The stack's name. */
  readonly name: string;
  /** The configuration that the README sets with `pulumi config set`. Each configuration key has a value. */
  readonly config: Readonly<Record<string, string>>;
  /** The commands that follow `pulumi up` in the README. They run in the stack's folder. */
  readonly afterUp: readonly string[];
}

/** The commands that a README lists before the requests. */
export interface Steps {
  /**
   * The path of the cluster's kind config, relative to the repository root. Set only if kind must create the cluster before the first
   * stack.
   */
  readonly kindConfig?: string;
  /** The stacks, in the order in which they are created. */
  readonly stacks: readonly StackSteps[];
}

/** The parser's state between two README lines. */
interface Reading {
  readonly folder: string;
  readonly kindConfig?: string;
  readonly stacks: readonly StackSteps[];
  readonly isUp: boolean;
}

/** The commands that the parser supports. Each command has a function that changes the parser's state. */
const lines: readonly (readonly [RegExp, (reading: Reading, first: string, second: string) => Reading])[] = [
  [
    /^cd (\S+)$/u,
    (reading, folder) => ({
      ...reading,
      folder: folder.startsWith("../")
        ? [...reading.folder.split("/").slice(0, -1), folder.slice("../".length)].join("/")
        : folder,
    }),
  ],
  [/^kind create cluster --config (\S+)$/u, (reading, kindConfig) => ({ ...reading, kindConfig })],
  [
    /^pulumi stack init (\S+)$/u,
    (reading, name) => ({
      ...reading,
      isUp: false,
      stacks: [...reading.stacks, { folder: reading.folder, name, config: {}, afterUp: [] }],
    }),
  ],
  [
    /^pulumi config set (\S+) (\S+)$/u,
    (reading, key, value) =>
      withLast(reading, (stack) => ({ ...stack, config: { ...stack.config, [key]: value } })),
  ],
  [/^pulumi up$/u, (reading) => ({ ...reading, isUp: true })],
];

/**
 * Reads the steps from the first shell block in a README that contains `pulumi up`.
 *
 * @throws Error if no shell block contains `pulumi up`, or if the block contains an unknown command before `pulumi up`.
 */
export function stepsOf(markdown: string): Steps {
  const block = shellBlocks(markdown).find((commands) => commands.includes("pulumi up"));
  if (block === undefined) throw new Error("The README contains no commands with `pulumi up`.");
  const start: Reading = { folder: ".", stacks: [], isUp: false };
  const { stacks, kindConfig } = block.reduce(readLine, start);
  return { stacks, ...(kindConfig === undefined ? {} : { kindConfig }) };
}

/**
 * Returns the shell blocks in a README, each as a list of lines. Removes comments at the end of commands, but keeps comments on separate
 * lines.
 */
export function shellBlocks(markdown: string): string[][] {
  return [...markdown.matchAll(/```sh\n(?<commands>[^]*?)```/gu)].map(({ groups = {} }) =>
    (groups["commands"] ?? "")
      .split("\n")
      .map((line) => line.replace(/\s+# .*$/u, ""))
      .filter(Boolean),
  );
}

function readLine(reading: Reading, line: string): Reading {
  for (const [pattern, add] of lines) {
    const match = pattern.exec(line);
    if (match) return add(reading, match[1] ?? "", match[2] ?? "");
  }
  if (!reading.isUp) throw new Error(`The demo does not support this command of the README: ${line}`);
  return withLast(reading, (stack) => ({ ...stack, afterUp: [...stack.afterUp, line] }));
}

function withLast(reading: Reading, change: (stack: StackSteps) => StackSteps): Reading {
  const last = reading.stacks.at(-1);
  if (last === undefined) throw new Error("The README configures a stack before `pulumi stack init`.");
  return { ...reading, stacks: [...reading.stacks.slice(0, -1), change(last)] };
}

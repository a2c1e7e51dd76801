/** A Pulumi stack that a reader creates with the commands of a README. */
export interface StackSteps {
  /** The folder of the stack's program, relative to the repository root. */
  readonly folder: string;
  /** The stack's name. */
  readonly name: string;
  /** The configuration that the README sets with `pulumi config set`: the values by configuration key. */
  readonly config: Readonly<Record<string, string>>;
  /** The commands that follow `pulumi up` in the README. They run in the stack's folder. */
  readonly afterUp: readonly string[];
}

/** The commands that a README lists before its requests. */
export interface Steps {
  /** The kind config of the cluster, relative to the repository root. It is set if kind must create the cluster before the first stack. */
  readonly kindConfig?: string;
  /** The stacks, in the order of their creation. */
  readonly stacks: readonly StackSteps[];
}

/** The state of the parser between two lines of the README. */
interface Reading {
  readonly folder: string;
  readonly kindConfig?: string;
  readonly stacks: readonly StackSteps[];
  readonly isUp: boolean;
}

/** The commands that the parser supports. Each command has a function that changes the state of the parser. */
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
 * Reads the steps of a README from the first shell block that contains `pulumi up`.
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
 * Returns the shell blocks of a README. Each block is a list of its lines. A comment at the end of a command is removed. A comment on a
 * separate line stays.
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

import { endAll } from "../wait/end-all";

/** A behavior of a plugin that Berth depends on. */
export interface ContractCase<Subject> {
  /** A description of the behavior. It is the second half of a sentence that begins with the table's title. */
  readonly name: string;
  /** The source that documents the behavior: a page in the official documentation, or a file in the official source code. */
  readonly source: string;
  /** Runs the case. The case fails if the plugin behaves differently. */
  readonly run: (subject: Subject) => Promise<void>;
}

/** Functions that create and stop the plugin or project that a case tests. `start` runs before the case, and `stop` runs after it. */
export interface SubjectLifecycle<Subject> {
  readonly start: () => Promise<Subject>;
  readonly stop: (subject: Subject) => Promise<void>;
}

/** Options for running the cases in a table. */
export interface TableOptions {
  /**
   * Whether the cases run in parallel. Use this option for cases that spend most of their time waiting and share no data.
   *
   * @default false
   */
  readonly concurrent?: boolean;
}

/**
 * Registers a table of cases with jest. The table's title and a case's name form a sentence. In addition, jest prints each case's source,
 * so the output for a failed case names the documentation that the plugin violates.
 *
 * @example
 * ```ts
 * contract("command.local.Command", { start: startCommand, stop: stopProvider }, [
 *   {
 *     name: "passes stdin to the command",
 *     source: "https://www.pulumi.com/registry/packages/command/api-docs/local/command/",
 *     run: async (command) => expect((await command.create({ create: "cat", stdin: "in" })).state).toMatchObject({ stdout: "in" }),
 *   },
 * ]);
 * ```
 */
export function contract<Subject>(
  title: string,
  { start, stop }: SubjectLifecycle<Subject>,
  cases: readonly ContractCase<Subject>[],
  { concurrent = false }: TableOptions = {},
): void {
  const register = concurrent ? it.concurrent : it;
  describe(title, () => {
    for (const { name, source, run } of cases) {
      register(`${name} (${source})`, async () => {
        const subject = await start();
        await endAll(
          () => run(subject),
          () => stop(subject),
        );
      });
    }
  });
}

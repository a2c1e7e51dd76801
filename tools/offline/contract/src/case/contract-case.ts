/** A behavior of a plugin that Berth depends on. */
export interface ContractCase<Subject> {
  /** A description of the behavior, as the second half of a sentence. The title of the table is the first half. */
  readonly name: string;
  /** The source that documents the behavior: a page of the official documentation, or a file of the official source code. */
  readonly source: string;
  /** Runs the case. It fails if the plugin behaves differently. */
  readonly run: (subject: Subject) => Promise<void>;
}

/** Creates the plugin or project that a case tests before the case, and stops it after the case. */
export interface SubjectLifecycle<Subject> {
  readonly start: () => Promise<Subject>;
  readonly stop: (subject: Subject) => Promise<void>;
}

/** The options for running the cases of a table. */
export interface TableOptions {
  /**
   * Whether the cases run in parallel. Use this option for cases that mostly wait and have no shared data.
   *
   * @default false
   */
  readonly concurrent?: boolean;
}

/**
 * Registers a table of cases with jest. The title of the table and the name of a case form a sentence. jest also prints the source of each
 * case. If a case fails, the output therefore names the documentation that the plugin violates.
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
        try {
          await run(subject);
        } finally {
          await stop(subject);
        }
      });
    }
  });
}

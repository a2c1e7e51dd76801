/** A behaviour of a plugin that Berth relies on. */
export interface ContractCase<Subject> {
  /** The behaviour, as the second half of a sentence. The title of the table is the first half. */
  readonly name: string;
  /** The documentation of the behaviour: a page of the official documentation, or a file of the official source. */
  readonly source: string;
  /** Fails if the plugin behaves differently. */
  readonly run: (subject: Subject) => Promise<void>;
}

/** Creates the subject of a case before the case, and stops it after the case. */
export interface SubjectLifecycle<Subject> {
  readonly start: () => Promise<Subject>;
  readonly stop: (subject: Subject) => Promise<void>;
}

/** How to run the cases of a table. */
export interface TableOptions {
  /**
   * Whether the cases run in parallel. Use this for cases that mostly wait and share nothing.
   *
   * @default false
   */
  readonly concurrent?: boolean;
}

/**
 * Registers a table of cases with jest. The title and a case's name form a sentence. jest also shows the source, so a failed case names the
 * documentation that the plugin violates.
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

/** One behaviour of a plugin that Berth relies on. */
export interface ContractCase<Subject> {
  /** The behaviour, as the rest of a sentence that begins with the table's title. */
  readonly name: string;
  /** Where the behaviour is documented: a page of the official documentation, or a file of the official source. */
  readonly source: string;
  /** Fails if the plugin does not behave so. */
  readonly run: (subject: Subject) => Promise<void>;
}

/** What a table of cases is about, made anew for every case and let go of after it. */
export interface SubjectLifecycle<Subject> {
  readonly start: () => Promise<Subject>;
  readonly stop: (subject: Subject) => Promise<void>;
}

/** How the cases of a table are run. */
export interface TableOptions {
  /**
   * Whether the cases run side by side: for cases that wait most of their time and share nothing.
   *
   * @default false
   */
  readonly concurrent?: boolean;
}

/**
 * Registers a table of cases with jest. The title and the names make sentences; the source is part of what jest shows,
 * so that a case that fails says which documentation the plugin departs from.
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

import { writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { scopeSince } from "./affected/scope-of-change";
import { nightlyCommand } from "./nightly/nightly-command";
import { defaultBase, testCommand, type Options } from "./options";
import { costsOfRun } from "./run";
import { runInScratch } from "./run-in-scratch";
import { UsageError } from "./usage-error";
import { wantedChecks } from "./wanted";

const root = dirname(dirname(dirname(dirname(__dirname))));

async function test(options: Options): Promise<void> {
  const { affected, base, costs } = options;
  const isChange = affected === true || base !== undefined;
  const scope = isChange
    ? await scopeSince(root, base ?? defaultBase, (line) => {
        console.error(line);
      })
    : undefined;
  await runInScratch(wantedChecks(options, scope), root, async ({ results }) => {
    if (costs === undefined) return;
    await writeFile(resolve(costs), `${JSON.stringify(costsOfRun(results), null, 2)}\n`);
  });
}

const program = testCommand(test).addCommand(nightlyCommand(root));

program.parseAsync().catch((error: unknown) => {
  if (error instanceof UsageError) program.error(`error: ${error.message}`);
  throw error;
});

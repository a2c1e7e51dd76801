import { contract } from "../case/contract-case";
import type { ProviderClient } from "../plugin/provider-client";
import { isRunning } from "../stack/observe";
import { sources } from "./sources";
import { COMMAND, commandProvider } from "./subject";

/** Starts a command that runs much longer than the case's time limit, and waits until the command is running. */
async function startEndless(
  provider: ProviderClient,
  timeoutSeconds = 0,
): Promise<{ outcome: Promise<string>; pid: number }> {
  const outcome = provider
    .create(COMMAND, { create: "echo $$; exec sleep 3600" }, { timeoutSeconds })
    .then(() => "created", String);
  return { outcome, pid: Number((await provider.plugin.firstLine()).message) };
}

contract("command.local.Command, cancelled,", commandProvider, [
  {
    name: "is killed, and says so",
    source: sources.cancellation,
    run: async (provider) => {
      const { outcome, pid } = await startEndless(provider);
      await provider.cancel();
      expect(await outcome).toMatch(/^ProviderError: signal: killed: running "echo /);
      expect(isRunning(pid)).toBe(false);
    },
  },
  {
    name: "is killed when customTimeouts run out",
    source: sources.cancellation,
    run: async (provider) => {
      const { outcome, pid } = await startEndless(provider, 1);
      expect(await outcome).toMatch(/^ProviderError: signal: killed: running "echo /);
      expect(isRunning(pid)).toBe(false);
    },
  },
]);

contract("The command provider's process", commandProvider, [
  {
    name: "ends when it is interrupted, whether its connections are closed or not",
    source: "github.com/pulumi/pulumi/blob/v3.232.0/sdk/go/common/util/cmdutil/term.go",
    run: async (provider) => {
      await provider.plugin.endBy("SIGINT");
    },
  },
]);

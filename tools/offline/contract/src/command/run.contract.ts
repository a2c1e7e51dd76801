import { contract } from "../case/contract-case";
import { sources } from "./sources";
import { commandProvider } from "./subject";

contract("command.local.run", commandProvider, [
  {
    name: "runs its command and answers with its output",
    source: sources.runDocs,
    run: async (provider) => {
      const args = { command: "cat; echo err >&2", stdin: "in" };
      expect(await provider.invoke("command:local:run", args)).toEqual({
        ...args,
        stdout: "in",
        stderr: "err",
      });
    },
  },
  {
    name: "fails as a Command does",
    source: sources.run,
    run: async (provider) => {
      const run = provider.invoke("command:local:run", { command: "exit 2" });
      await expect(run).rejects.toThrow(/exit status 2: running "exit 2":/);
    },
  },
]);

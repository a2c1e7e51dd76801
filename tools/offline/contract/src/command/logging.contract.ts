import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { contract, type ContractCase } from "../case/contract-case";
import type { ProviderClient } from "../plugin/provider-client";
import { sources } from "./sources";
import { COMMAND, commandProvider } from "./subject";

const create = "echo out; echo err >&2";

/** The output streams that appear in the log for each value of `logging`. */
const SHOWN: readonly [string | undefined, readonly string[]][] = [
  [undefined, ["out", "err"]],
  ["stdoutAndStderr", ["out", "err"]],
  ["stdout", ["out"]],
  ["stderr", ["err"]],
  ["none", []],
];

contract("command.local.Command's log", commandProvider, [
  ...SHOWN.map(([logging, shown]): ContractCase<ProviderClient> => ({
    name: `shows ${shown.join(" and ") || "nothing"} with logging ${logging ?? "unset"}, and captures both`,
    source: sources.docs,
    run: async (provider) => {
      const { state } = await provider.create(COMMAND, { create, ...(logging !== undefined && { logging }) });
      // The order of the two output streams in the log is not defined.
      expect(new Set(provider.log.map(({ message }) => message))).toEqual(new Set(shown));
      expect(state).toMatchObject({ stdout: "out", stderr: "err" });
    },
  })),
  {
    name: "shows lines as passing status of the resource",
    source: sources.run,
    run: async (provider) => {
      await provider.create(COMMAND, { create: "printf 'one\\ntwo'" });
      const line = {
        severity: "info",
        ephemeral: true,
        urn: "urn:pulumi:contract::contract::command:local:Command::step",
      };
      expect(provider.log).toEqual([
        { ...line, message: "one" },
        { ...line, message: "two" },
      ]);
    },
  },
  {
    name: "shows a line as soon as it is written",
    source: sources.run,
    run: async (provider) => {
      const dir = mkdtempSync(join(tmpdir(), "contract-"));
      try {
        const running = provider.create(COMMAND, {
          create: "echo first; until [ -e seen ]; do sleep 0.05; done",
          dir,
        });
        expect(await provider.plugin.firstLine()).toMatchObject({ message: "first" });
        // The command cannot end before this file exists.
        writeFileSync(join(dir, "seen"), "");
        await running;
      } finally {
        rmSync(dir, { recursive: true });
      }
    },
  },
]);

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Secret, UNKNOWN, type PropertyMap } from "@kind-berth-tools/stand-ins/protocol";

import { contract } from "../case/contract-case";
import { sources } from "./sources";
import { COMMAND, commandProvider } from "./subject";

const OLDS = { create: "echo a", environment: { A: "1" } };
const OLD = { id: "step0", state: { ...OLDS, stdout: "a", stderr: "" } };

contract("command.local.Command in a preview", commandProvider, [
  {
    name: "does not run create or update",
    source: sources.controller,
    run: async (provider) => {
      const directory = mkdtempSync(join(tmpdir(), "contract-"));
      try {
        const inputs = { create: "touch ran", dir: directory };
        await provider.create(COMMAND, inputs, { preview: true });
        await provider.update(COMMAND, OLD, OLDS, inputs, { preview: true });
        expect(existsSync(join(directory, "ran"))).toBe(false);
      } finally {
        rmSync(directory, { recursive: true });
      }
    },
  },
  {
    name: "has its inputs and unknown output before it is created",
    source: sources.framework,
    run: async (provider) => {
      const inputs: PropertyMap = { create: "echo a", stdin: new Secret("s"), environment: { A: UNKNOWN } };
      const { state } = await provider.create(COMMAND, inputs, { preview: true });
      expect(state).toEqual({ ...inputs, stdout: UNKNOWN, stderr: UNKNOWN });
    },
  },
  {
    name: "has unknown output where an input that it had changes",
    source: sources.framework,
    run: async (provider) => {
      const changes: PropertyMap[] = [
        { create: "echo b" },
        { environment: { A: "2" } },
        { environment: { A: UNKNOWN } },
      ];
      for (const change of changes) {
        const { state } = await provider.update(
          COMMAND,
          OLD,
          OLDS,
          { ...OLDS, ...change },
          { preview: true },
        );
        expect(state).toMatchObject({ stdout: UNKNOWN, stderr: UNKNOWN });
      }
    },
  },
  {
    name: "has its old output where an input comes in that it did not have",
    source: sources.framework,
    run: async (provider) => {
      const { state } = await provider.update(
        COMMAND,
        OLD,
        OLDS,
        { ...OLDS, logging: "none" },
        { preview: true },
      );
      expect(state).toMatchObject({ logging: "none", stdout: "a", stderr: "" });
    },
  },
]);

contract("command.local.Command's secrets", commandProvider, [
  {
    name: "stay secret in the state, and reach the command as they are",
    source: sources.framework,
    run: async (provider) => {
      const inputs = {
        create: 'echo "$TOKEN $(cat)"',
        stdin: new Secret("s1"),
        environment: { TOKEN: new Secret("s2") },
      };
      const { state } = await provider.create(COMMAND, inputs);
      expect(state).toEqual({ ...inputs, stdout: "s2 s1", stderr: "" });
    },
  },
  {
    name: "do not make the output secret: that takes additionalSecretOutputs",
    source: sources.framework,
    run: async (provider) => {
      const { state } = await provider.create(COMMAND, { create: new Secret("echo out") });
      expect(state["stdout"]).toBe("out");
    },
  },
]);

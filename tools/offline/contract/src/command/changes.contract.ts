import { Secret, UNKNOWN, type PropertyMap } from "@kind-berth-tools/stand-ins/protocol";

import { contract, type ContractCase } from "../case/contract-case";
import type { ProviderClient } from "../plugin/provider-client";
import type { Diff } from "../plugin/provider-diff";
import { sources } from "./sources";
import { COMMAND, commandProvider } from "./subject";

const INPUTS: PropertyMap = {
  create: "echo hello",
  delete: "echo bye",
  environment: { A: "1", B: "2" },
  triggers: ["a", 1],
};

async function diffTo(provider: ProviderClient, change: PropertyMap): Promise<Diff> {
  const old = { id: "step0", state: { ...INPUTS, stdout: "hello", stderr: "" } };
  const news = Object.entries({ ...INPUTS, ...change }).filter(([, value]) => value !== null);
  return await provider.diff(COMMAND, old, INPUTS, Object.fromEntries(news));
}

/** Input changes for which the provider updates the resource in place. The value null removes an input. */
const UPDATES: readonly [string, PropertyMap, Diff["detailedDiff"]][] = [
  ["create", { create: "echo other" }, { create: "UPDATE" }],
  ["delete", { delete: "echo other" }, { delete: "UPDATE" }],
  ["an environment variable", { environment: { A: "1", B: "3" } }, { "environment.B": "UPDATE" }],
  ["the lack of an environment variable", { environment: { A: "1" } }, { "environment.B": "DELETE" }],
  ["stdin that was not there", { stdin: "in" }, { stdin: "ADD" }],
  ["logging that was not there", { logging: "none" }, { logging: "ADD" }],
  ["a value that is secret now", { create: new Secret("echo hello") }, { create: "UPDATE" }],
  ["a value that is unknown yet", { create: UNKNOWN }, { create: "UPDATE" }],
  // The SDK sets `replaceOnChanges: ["triggers[*]"]`. Because of this option, the engine converts these updates to replacements.
  ["a trigger", { triggers: ["a", 2] }, { "triggers[1]": "UPDATE" }],
  ["a trigger more", { triggers: ["a", 1, "b"] }, { "triggers[2]": "ADD" }],
];

contract("command.local.Command's provider", commandProvider, [
  ...UPDATES.map(([what, change, detailedDiff]): ContractCase<ProviderClient> => ({
    name: `makes an update of ${what}`,
    source: sources.framework,
    run: async (provider) => {
      expect(await diffTo(provider, change)).toEqual({
        changes: true,
        replaces: [],
        deleteBeforeReplace: false,
        detailedDiff,
      });
    },
  })),
  {
    name: "makes a replacement, made before the old one is deleted, of triggers that are not there any more",
    source: sources.inputs,
    run: async (provider) => {
      expect(await diffTo(provider, { triggers: null })).toEqual({
        changes: true,
        replaces: ["triggers"],
        deleteBeforeReplace: false,
        detailedDiff: { triggers: "DELETE_REPLACE" },
      });
    },
  },
  {
    name: "finds no change between equal inputs",
    source: sources.framework,
    run: async (provider) => {
      expect(await diffTo(provider, {})).toMatchObject({ changes: false, replaces: [], detailedDiff: {} });
    },
  },
  {
    name: "passes inputs through Check as they are, secrets and unknowns included",
    source: sources.framework,
    run: async (provider) => {
      const inputs: PropertyMap = {
        create: UNKNOWN,
        stdin: new Secret("s"),
        environment: { A: new Secret("s") },
        triggers: [1, "a"],
      };
      expect(await provider.check(COMMAND, inputs)).toEqual({ inputs, failures: [] });
    },
  },
  {
    name: "refuses an input of a wrong type, by its name",
    source: sources.framework,
    run: async (provider) => {
      const { failures } = await provider.check(COMMAND, { create: ["not", "a", "string"] });
      expect(failures).toEqual([expect.objectContaining({ property: "create" })]);
    },
  },
]);

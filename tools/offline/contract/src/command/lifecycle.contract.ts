import { contract } from "../case/contract-case";
import { sources } from "./sources";
import { COMMAND, commandProvider } from "./subject";

contract("command.local.Command's life", commandProvider, [
  {
    name: "starts with create, whose output it keeps beside its inputs",
    source: sources.docs,
    run: async (provider) => {
      const inputs = { create: "echo out; echo err >&2", delete: "true" };
      const created = await provider.create(COMMAND, inputs);
      expect(created.state).toEqual({ ...inputs, stdout: "out", stderr: "err" });
    },
  },
  {
    name: "has an ID made of the resource's name and eight hexadecimal digits",
    source: sources.controller,
    run: async (provider) => {
      const ids = [await provider.create(COMMAND, {}), await provider.create(COMMAND, {})].map(
        ({ id }) => id,
      );
      for (const id of ids) expect(id).toMatch(/^step[0-9a-f]{8}$/);
      expect(ids[0]).not.toBe(ids[1]);
    },
  },
  {
    name: "runs nothing where there is no create",
    source: sources.controller,
    run: async (provider) => {
      const created = await provider.create(COMMAND, { delete: "true" });
      expect(created.state).toEqual({ delete: "true", stdout: "", stderr: "" });
    },
  },
  {
    name: "goes on with update when an input changes, and replaces the output",
    source: sources.docs,
    run: async (provider) => {
      const olds = { create: "echo created", update: "echo updated $GREETING" };
      const news = { ...olds, environment: { GREETING: "hello" } };
      const updated = await provider.update(COMMAND, await provider.create(COMMAND, olds), olds, news);
      expect(updated.state).toEqual({ ...news, stdout: "updated hello", stderr: "" });
    },
  },
  {
    name: "goes on with create again where there is no update",
    source: sources.docs,
    run: async (provider) => {
      const olds = { create: "echo once" };
      const news = { create: "echo again" };
      const updated = await provider.update(COMMAND, await provider.create(COMMAND, olds), olds, news);
      expect(updated.state).toMatchObject({ stdout: "again" });
    },
  },
  {
    name: "keeps its output in an update that runs nothing",
    source: sources.controller,
    run: async (provider) => {
      const old = { id: "step0", state: { create: "x", stdout: "kept", stderr: "too" } };
      const updated = await provider.update(COMMAND, old, { create: "x" }, {});
      expect(updated.state).toEqual({ stdout: "kept", stderr: "too" });
    },
  },
  {
    name: "gives update the previous output in PULUMI_COMMAND_STDOUT and PULUMI_COMMAND_STDERR",
    source: sources.docs,
    run: async (provider) => {
      const olds = { create: "echo out; echo err >&2" };
      const news = { update: 'echo "$PULUMI_COMMAND_STDOUT $PULUMI_COMMAND_STDERR"' };
      const updated = await provider.update(COMMAND, await provider.create(COMMAND, olds), olds, news);
      expect(updated.state).toMatchObject({ stdout: "out err" });
    },
  },
  {
    name: "keeps the previous output to itself with addPreviousOutputInEnv: false",
    source: sources.docs,
    run: async (provider) => {
      const olds = { create: "echo out" };
      const news = { update: 'echo "[$PULUMI_COMMAND_STDOUT]"', addPreviousOutputInEnv: false };
      const updated = await provider.update(COMMAND, await provider.create(COMMAND, olds), olds, news);
      expect(updated.state).toMatchObject({ stdout: "[]" });
    },
  },
  {
    name: "ends with delete, run with the old state's environment, stdin and output",
    source: sources.controller,
    run: async (provider) => {
      const inputs = {
        create: "echo made",
        delete: 'echo "$WHO $PULUMI_COMMAND_STDOUT $(cat)"',
        environment: { WHO: "me" },
        stdin: "in",
      };
      await provider.delete(COMMAND, await provider.create(COMMAND, inputs), inputs);
      expect(provider.log.map(({ message }) => message)).toEqual(["made", "me made in"]);
    },
  },
  {
    name: "ends without running anything where there is no delete",
    source: sources.controller,
    run: async (provider) => {
      const inputs = { create: "echo made" };
      await provider.delete(COMMAND, await provider.create(COMMAND, inputs), inputs);
      expect(provider.log).toHaveLength(1);
    },
  },
  {
    name: "is what its state says on a refresh: nothing is run",
    source: sources.controller,
    run: async (provider) => {
      const inputs = { create: "echo made" };
      const created = await provider.create(COMMAND, inputs);
      expect(await provider.read(COMMAND, created, inputs)).toEqual({ ...created, inputs });
      expect(provider.log).toHaveLength(1);
    },
  },
]);

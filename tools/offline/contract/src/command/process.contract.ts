import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { contract } from "../case/contract-case";
import { sources } from "./sources";
import { COMMAND, commandProvider, stdoutOf } from "./subject";

contract("command.local.Command's process", commandProvider, [
  {
    name: "runs in /bin/sh -c",
    source: sources.docs,
    run: async (provider) => {
      expect(await stdoutOf(provider, { create: 'echo "$0" && : && exit 0' })).toMatch(/sh$/);
    },
  },
  {
    name: "runs in the interpreter that is given, with the command as its last argument",
    source: sources.docs,
    run: async (provider) => {
      const interpreter = ["node", "-e", "console.log(process.argv[1].toUpperCase())", "--"];
      expect(await stdoutOf(provider, { create: "it's one argument", interpreter })).toBe(
        "IT'S ONE ARGUMENT",
      );
    },
  },
  {
    name: "reads stdin, and nothing where there is none",
    source: sources.docs,
    run: async (provider) => {
      expect(await stdoutOf(provider, { create: "cat", stdin: "some\ntext" })).toBe("some\ntext");
      expect(await stdoutOf(provider, { create: "cat" })).toBe("");
    },
  },
  {
    name: "may end without reading its stdin",
    source: sources.run,
    run: async (provider) => {
      expect(await stdoutOf(provider, { create: "echo done", stdin: "x".repeat(1024 * 1024) })).toBe("done");
    },
  },
  {
    name: "has the provider's environment, with its own on top",
    source: sources.docs,
    run: async (provider) => {
      const create = 'echo "$CONTRACT_AMBIENT $OWN"';
      expect(await stdoutOf(provider, { create, environment: { OWN: "own" } })).toBe("ambient own");
      expect(await stdoutOf(provider, { create, environment: { CONTRACT_AMBIENT: "changed" } })).toBe(
        "changed ",
      );
    },
  },
  {
    name: "runs in dir",
    source: sources.docs,
    run: async (provider) => {
      const dir = realpathSync(mkdtempSync(join(tmpdir(), "contract-")));
      try {
        expect(await stdoutOf(provider, { create: "pwd -P", dir })).toBe(dir);
      } finally {
        rmSync(dir, { recursive: true });
      }
    },
  },
  {
    name: "runs where the provider does if there is no dir",
    source: sources.run,
    run: async (provider) => {
      expect(await stdoutOf(provider, { create: "pwd -P" })).toBe(realpathSync(process.cwd()));
    },
  },
  {
    name: "fails if dir does not exist",
    source: sources.docs,
    run: async (provider) => {
      const create = provider.create(COMMAND, { create: "true", dir: "/nowhere/at/all" });
      await expect(create).rejects.toThrow(
        'chdir /nowhere/at/all: no such file or directory: running "true":\n',
      );
    },
  },
  {
    name: "has one last newline taken off its output",
    source: sources.run,
    run: async (provider) => {
      expect(await stdoutOf(provider, { create: "printf 'a\\n\\n'" })).toBe("a\n");
    },
  },
  {
    name: "fails with its exit status, the command, and all that it wrote",
    source: sources.run,
    run: async (provider) => {
      const command = 'echo "out"; echo err >&2; exit 3';
      await expect(provider.create(COMMAND, { create: command })).rejects.toThrow(
        /^exit status 3: running "echo \\"out\\"; echo err >&2; exit 3":\n(out\nerr\n|err\nout\n)$/,
      );
    },
  },
  {
    name: "keeps stdin and environment out of the error",
    source: sources.run,
    run: async (provider) => {
      const inputs = { create: "exit 1", stdin: "hidden", environment: { TOKEN: "hidden" } };
      await expect(provider.create(COMMAND, inputs)).rejects.toThrow(/^exit status 1: running "exit 1":\n$/);
    },
  },
  {
    name: "leaves no resource behind when create fails",
    source: sources.controller,
    run: async (provider) => {
      const failure: unknown = await provider
        .create(COMMAND, { create: "exit 1" })
        .catch((thrown: unknown) => thrown);
      expect(failure).toMatchObject({ name: "ProviderError", initFailure: undefined });
    },
  },
  {
    name: "says which signal killed it",
    source: sources.run,
    run: async (provider) => {
      await expect(provider.create(COMMAND, { create: "kill -TERM $$" })).rejects.toThrow(
        /^signal: terminated: /,
      );
    },
  },
  {
    name: "says that its interpreter is not there",
    source: sources.run,
    run: async (provider) => {
      const create = provider.create(COMMAND, { create: "x", interpreter: ["no-such-program"] });
      await expect(create).rejects.toThrow(
        'exec: "no-such-program": executable file not found in $PATH: running "x":\n',
      );
    },
  },
]);

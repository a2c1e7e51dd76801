import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { contract } from "../case/contract-case";
import { LanguageClient } from "../plugin/language-client";
import { sources } from "./sources";

/** A program's folder, and the language host that analyzes the program. */
interface Subject {
  readonly host: LanguageClient;
  readonly directory: string;
  /** Writes a JSON file to a path in the program's folder. */
  readonly write: (path: string, content: unknown) => void;
}

const programs = {
  start: async (): Promise<Subject> => {
    const host = await LanguageClient.start();
    const directory = mkdtempSync(join(tmpdir(), "contract-"));
    return {
      host,
      directory,
      write: (path, content) => {
        mkdirSync(dirname(join(directory, path)), { recursive: true });
        writeFileSync(join(directory, path), JSON.stringify(content));
      },
    };
  },
  stop: async ({ host, directory }: Subject) => {
    rmSync(directory, { recursive: true });
    await host.stop();
  },
};

contract("The packages that a program requires", programs, [
  {
    name: "are those whose package.json says that they are a provider's",
    source: sources.host,
    run: async ({ host, directory, write }) => {
      write("node_modules/@pulumi/a/package.json", {
        name: "@pulumi/a",
        version: "1.0.0",
        pulumi: { resource: true },
      });
      write("node_modules/@pulumi/b/package.json", { name: "@pulumi/b", version: "1.0.0" });
      write("node_modules/c/package.json", { name: "c", version: "1.0.0", pulumi: { resource: false } });
      expect(await host.requiredPackages(directory)).toEqual([{ name: "a", version: "v1.0.0", server: "" }]);
    },
  },
  {
    name: "have the name, version and server that the pulumi section gives them",
    source: sources.host,
    run: async ({ host, directory, write }) => {
      const pulumi = { resource: true, name: "own", version: "2.0.0", server: "https://example.test" };
      write("node_modules/third-party/package.json", { name: "third-party", version: "1.0.0", pulumi });
      expect(await host.requiredPackages(directory)).toEqual([
        { name: "own", version: "v2.0.0", server: "https://example.test" },
      ]);
    },
  },
  {
    name: "are looked for in nested node_modules, and through links",
    source: sources.host,
    run: async ({ host, directory, write }) => {
      const pulumi = { resource: true };
      write("node_modules/x/node_modules/@pulumi/nested/package.json", {
        name: "@pulumi/nested",
        version: "1.0.0",
        pulumi,
      });
      write("elsewhere/linked/package.json", { name: "@pulumi/linked", version: "1.0.0", pulumi });
      symlinkSync(join(directory, "elsewhere", "linked"), join(directory, "node_modules", "linked"));
      const names = (await host.requiredPackages(directory)).map(({ name }) => name);
      expect(names).toContain("nested");
    },
  },
  {
    name: "are none outside of node_modules",
    source: sources.host,
    run: async ({ host, directory, write }) => {
      write("package.json", { name: "@pulumi/self", version: "1.0.0", pulumi: { resource: true } });
      write("lib/package.json", { name: "@pulumi/lib", version: "1.0.0", pulumi: { resource: true } });
      expect(await host.requiredPackages(directory)).toEqual([]);
    },
  },
  {
    name: "are not those of a policy pack",
    source: sources.host,
    run: async ({ host, directory, write }) => {
      write("policy/PulumiPolicy.yaml", {});
      write("policy/node_modules/@pulumi/p/package.json", {
        name: "@pulumi/p",
        version: "1.0.0",
        pulumi: { resource: true },
      });
      expect(await host.requiredPackages(directory)).toEqual([]);
    },
  },
  {
    name: "are found in spite of a package.json that can't be read",
    source: sources.host,
    run: async ({ host, directory, write }) => {
      write("node_modules/broken/package.json", "not an object");
      write("node_modules/@pulumi/a/package.json", {
        name: "@pulumi/a",
        version: "1.0.0",
        pulumi: { resource: true },
      });
      expect(await host.requiredPackages(directory)).toHaveLength(1);
    },
  },
]);

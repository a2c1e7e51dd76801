import { createRequire } from "node:module";
import { join } from "node:path";

import { runIn } from "./npm";

/** The information that `pulumi about` prints about the language. */
export interface About {
  readonly executable: string;
  readonly version: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Returns the Node.js and npm versions that would run a program, and the program's TypeScript version. */
export async function aboutNode(programDirectory: string): Promise<About> {
  const [node, npm] = await Promise.all([
    runIn(programDirectory, "node", ["-p", "process.execPath + '\\n' + process.version"]),
    runIn(programDirectory, "npm", ["--version"]),
  ]);
  const [executable = "", version = ""] = node.stdout.trim().split("\n");
  const typescript = typescriptVersion(programDirectory);
  return {
    executable,
    version,
    metadata: {
      packagemanager: "npm",
      packagemanagerVersion: npm.stdout.trim(),
      ...(typescript !== undefined && { typescriptVersion: typescript }),
    },
  };
}

function typescriptVersion(programDirectory: string): string | undefined {
  const require = createRequire(join(programDirectory, "index.js"));
  try {
    return (require("typescript/package.json") as { version: string }).version;
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") return undefined;
    throw failure;
  }
}

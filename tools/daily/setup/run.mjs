// Every command in the README starts this script. The script has no dependencies and runs with the machine's Node.js. It installs the
// packages, which include the pinned Node.js. It then builds the workspace and starts a project's program.
//
//   node tools/daily/setup/run.mjs PROJECT [ARGUMENT…]      runs tools/PROJECT/dist/main.js with the pinned Node.js
import { spawn } from "node:child_process";
import { join } from "node:path";
import { buildWorkspace } from "./build.mjs";
import { installPackages } from "./install.mjs";
import { nxFolders } from "./nx-folders.mjs";
import { nodeProgram, pathOf } from "./programs.mjs";
import { root } from "./root.mjs";

const [project, ...args] = process.argv.slice(2);
if (project === undefined) {
  console.error("usage: node tools/daily/setup/run.mjs PROJECT [ARGUMENT…]");
  process.exit(2);
}

// Child processes that run nx must use the same nx folders.
const env = {
  ...process.env,
  ...nxFolders(process.env, root),
  PATH: pathOf(root),
};

installPackages(env);
buildWorkspace(env);
// Tests that start programs from `dist` do not build the programs again (see jest/build.cjs).
env.BERTH_BUILT = "true";

const main = join(root, "tools", project, "dist", "main.js");
const child = spawn(nodeProgram(root), [main, ...args], { env, stdio: "inherit" });
// Forward every signal to the child process, so that it can clean up. This process waits until the child process ends.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => child.kill(signal));
}
child.on("error", (error) => {
  console.error(`berth: ${project} cannot be started: ${error.message}`);
  process.exit(1);
});
child.on("exit", (code) => process.exit(code ?? 1));

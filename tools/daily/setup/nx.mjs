// Runs nx with the same settings as the README's commands. These settings keep nx's folders outside the work tree and disable the daemon.
//
//   node tools/daily/setup/nx.mjs ARGUMENT…      for example run-many -t build
import { spawnSync } from "node:child_process";
import { nxFolders } from "./nx-folders.mjs";
import { nxCommand } from "./programs.mjs";
import { root } from "./root.mjs";

const [program, ...args] = nxCommand(root);
const nx = spawnSync(program, [...args, ...process.argv.slice(2)], {
  env: { ...process.env, ...nxFolders(process.env, root), NX_DAEMON: "false" },
  stdio: "inherit",
});
if (nx.error !== undefined) throw nx.error;
process.exitCode = nx.status ?? 1;

import { spawnSync } from "node:child_process";
import { nxCommand } from "./programs.mjs";
import { root } from "./root.mjs";

/** Compiles every project that has changed since its last build, as detected by nx. */
export function buildWorkspace(env) {
  const started = Date.now();
  console.error("berth: building …");
  const [program, ...args] = nxCommand(root);
  const nx = spawnSync(program, [...args, "run-many", "-t", "build", "--outputStyle=static"], {
    cwd: root,
    // Without the nx daemon, no process keeps running after the build.
    env: { ...env, NX_DAEMON: "false" },
    encoding: "utf8",
  });
  if (nx.error !== undefined || nx.status !== 0) {
    console.error(nx.stdout ?? "", nx.stderr ?? "");
    console.error(`berth: the build failed: ${nx.error?.message ?? `exit code ${nx.status}`}`);
    process.exit(1);
  }
  console.error(`berth: built (${Math.round((Date.now() - started) / 1000)} s)`);
}

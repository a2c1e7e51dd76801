import { setTimeout } from "node:timers/promises";
import type { Engine } from "../engine/engine";
import { commandFailed } from "../process/run-command";

/** The time within which containerd must start, in milliseconds. Kubernetes cannot start without it. */
const timeoutMs = 60_000;
/** The time between two checks, in milliseconds. */
const interval = 500;

/**
 * Waits until containerd runs on a new node. On cgroup v1, kind continues before systemd has started all services of a node.
 *
 * @throws {@link BerthError} `COMMAND_FAILED` with the output of `ctr` if containerd does not run after a minute
 */
export async function awaitContainerd(engine: Engine, node: string): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const { code, stderr } = await engine.exec(node, ["ctr", "version"]);
    if (code === 0) return;
    if (performance.now() > deadline) throw commandFailed(`ctr version in ${node}`, code, stderr);
    await setTimeout(interval, undefined, engine.signal === undefined ? {} : { signal: engine.signal });
  }
}

import type { ClusterProbe } from "@kind-berth-tools/probe";
import type { Workload } from "./app-under-test";

/** The time limit for a rollout, as a kubectl argument. */
const rolloutLimit = "--timeout=180s";

/**
 * Removes the placement that Berth added to a Deployment, runs `test`, and then restores the placement. All other fields stay the same, so
 * the scheduler can choose any node.
 *
 * @throws Error if the Deployment has no affinity to remove, because the control test would then prove nothing.
 */
export function withoutBerthsPlacement<T>(
  probe: ClusterProbe,
  workload: Workload,
  test: () => Promise<T>,
): Promise<T> {
  return patched(
    probe,
    workload,
    [
      { op: "remove", path: "/spec/template/spec/affinity" },
      { op: "add", path: "/spec/template/spec/tolerations", value: [] },
    ],
    test,
  );
}

/** Moves a Deployment's pods to a node that the scheduler could also choose, runs `test`, and then restores the Deployment. */
export function onNode<T>(
  probe: ClusterProbe,
  workload: Workload,
  node: string,
  test: () => Promise<T>,
): Promise<T> {
  return patched(
    probe,
    workload,
    [
      {
        op: "add",
        path: "/spec/template/spec/nodeSelector",
        value: { "kubernetes.io/hostname": probe.container(node) },
      },
      { op: "add", path: "/spec/template/spec/tolerations", value: [{ operator: "Exists" }] },
    ],
    test,
  );
}

async function patched<T>(
  probe: ClusterProbe,
  { namespace, name }: Workload,
  patch: readonly object[],
  test: () => Promise<T>,
): Promise<T> {
  const deployment = [`deployment/${name}`, `--namespace=${namespace}`];
  const rolledOut = () => probe.kubectl(["rollout", "status", ...deployment, rolloutLimit]);
  await probe.kubectl(["patch", ...deployment, "--type=json", `--patch=${JSON.stringify(patch)}`]);
  await rolledOut();
  try {
    return await test();
  } finally {
    await probe.kubectl(["rollout", "undo", ...deployment]);
    await rolledOut();
  }
}

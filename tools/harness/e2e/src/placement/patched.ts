import type { ClusterProbe } from "@kind-berth-tools/probe";
import type { Workload } from "./app-under-test";

/** As long as a rollout may take before the test fails, in kubectl's form. */
const rolloutLimit = "--timeout=180s";

/**
 * Runs `test` while a Deployment is without the placement that Berth gave it, everything else the same: the scheduler
 * chooses among all nodes. Then gives the placement back.
 *
 * @throws Error where the Deployment has no affinity to take out: such a control would show nothing.
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

/** Runs `test` while a Deployment's pods are on the given node, as the scheduler could have chosen, and lets them go. */
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

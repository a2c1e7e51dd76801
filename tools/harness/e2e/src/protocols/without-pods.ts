import type { ClusterProbe } from "@kind-berth-tools/probe";

/** As long as pods may take to come or to go, in kubectl's form. */
const limit = "--timeout=120s";

/** Runs `test` while an app has no pods, and brings them back. */
export async function withoutPods<T>(probe: ClusterProbe, app: string, test: () => Promise<T>): Promise<T> {
  await probe.kubectl(["scale", `deployment/${app}`, "--replicas=0"]);
  await probe.kubectl(["wait", "pods", `--selector=app.kubernetes.io/name=${app}`, "--for=delete", limit]);
  try {
    return await test();
  } finally {
    await probe.kubectl(["scale", `deployment/${app}`, "--replicas=1"]);
    await probe.kubectl(["rollout", "status", `deployment/${app}`, limit]);
  }
}

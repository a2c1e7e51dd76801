import type { ClusterProbe } from "@kind-berth-tools/probe";

/** How long pods may take to start or stop, as a kubectl argument. */
const limit = "--timeout=120s";

/** Scales an app to zero pods, runs `test`, and then scales the app back to one pod. */
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

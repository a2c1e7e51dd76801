import type { ClusterProbe } from "@kind-berth-tools/probe";

/** The pause between two attempts, in milliseconds. */
const pause = 500;

/**
 * Acts as a cluster's load balancer for one Service. Writes an address to the Service's status, and routes this address to the Service. In
 * the tests, the address is a host port that maps to a NodePort, so this function sets the Service's NodePort.
 *
 * @param stopped - a function that returns whether to stop waiting for the Service.
 */
export async function balance(
  probe: ClusterProbe,
  service: string,
  nodePort: number,
  stopped: () => boolean,
): Promise<void> {
  while (!(await isThere(probe, service))) {
    if (stopped()) return;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  const spec = [{ op: "replace", path: "/spec/ports/0/nodePort", value: nodePort }];
  await probe.kubectl(["patch", "service", service, "--type=json", `--patch=${JSON.stringify(spec)}`]);
  const status = { status: { loadBalancer: { ingress: [{ ip: "127.0.0.1" }] } } };
  await probe.kubectl([
    "patch",
    "service",
    service,
    "--subresource=status",
    "--type=merge",
    `--patch=${JSON.stringify(status)}`,
  ]);
}

/** Whether the Service exists. Returns `false` if the control-plane container does not exist yet. */
async function isThere(probe: ClusterProbe, service: string): Promise<boolean> {
  const asked = await probe.inNode("control-plane", [
    "kubectl",
    "--kubeconfig=/etc/kubernetes/admin.conf",
    "get",
    "service",
    service,
  ]);
  return asked.exitCode === 0;
}

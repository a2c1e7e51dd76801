import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

import type { Kubectl, KubernetesObject } from "./kubectl";

/** The name of the fake node on which the pods run. */
export const NODE = "contract";

/** A label that only the fake node has. */
export const NODE_LABELS = { "contract.test/node": "true" };

const LEASES = "kube-node-lease";

/** The name of an image that cannot be pulled. */
export const MISSING_IMAGE = "registry.invalid/missing:1";

/** The message for an image that cannot be pulled. */
export const MISSING_IMAGE_MESSAGE = `failed to pull image "${MISSING_IMAGE}"`;

/** An image whose container ends immediately with success. */
export const DONE_IMAGE = "registry.invalid/done:1";

/** An image whose container ends immediately with exit code 1. */
export const FAILING_IMAGE = "registry.invalid/failing:1";

/** An image whose container runs but never becomes ready. */
export const UNREADY_IMAGE = "registry.invalid/unready:1";

/** The interval between the node's heartbeats, in milliseconds. Without heartbeats, the node becomes unreachable after a minute. */
const HEARTBEAT_MS = 10_000;

/**
 * Acts as the kubelet on {@link NODE}. Reports a status for each pod on the node, and removes deleted pods. The image name determines a
 * pod's status. A pod with an image that is not listed here runs and is ready.
 */
export class PodRunner {
  private readonly seen = new Set<string>();
  private readonly watch: ChildProcess;
  private readonly heartbeat: NodeJS.Timeout;
  private work: Promise<void> = Promise.resolve();

  private constructor(private readonly kubectl: Kubectl) {
    this.heartbeat = setInterval(() => {
      this.work = this.work.then(() => this.renewLease());
    }, HEARTBEAT_MS);
    this.watch = kubectl.start("get", "pods", "--all-namespaces", "--watch", "--output=json");
    let text = "";
    if (this.watch.stdout === null) return;
    createInterface(this.watch.stdout).on("line", (line) => {
      // kubectl prints one indented object after the other. Each object ends with a brace at the start of a line.
      text += line;
      if (line !== "}") return;
      const pod = JSON.parse(text) as Pod;
      text = "";
      this.work = this.work.then(() => this.take(pod));
    });
  }

  /** Creates the fake node, and starts handling its pods. */
  static async start(kubectl: Kubectl): Promise<PodRunner> {
    await kubectl.create({ apiVersion: "v1", kind: "Node", metadata: { name: NODE, labels: NODE_LABELS } });
    await kubectl.create({
      apiVersion: "coordination.k8s.io/v1",
      kind: "Lease",
      metadata: { name: NODE, namespace: LEASES },
      spec: { holderIdentity: NODE, leaseDurationSeconds: 40, renewTime: now() },
    });
    await kubectl.patch("node", NODE, { status: NODE_STATUS }, { subresource: "status" });
    // The API server taints a new node.
    await kubectl.patch("node", NODE, { spec: { taints: null } });
    return new PodRunner(kubectl);
  }

  /** Stops handling pods. */
  async stop(): Promise<void> {
    clearInterval(this.heartbeat);
    this.watch.kill("SIGTERM");
    await this.work;
  }

  private async renewLease(): Promise<void> {
    await this.kubectl.patch("lease", NODE, { spec: { renewTime: now() } }, { namespace: LEASES });
  }

  private async take({ metadata, spec }: Pod): Promise<void> {
    if (spec.nodeName !== NODE) return;
    const { name, namespace, uid } = metadata;
    if (metadata.deletionTimestamp !== undefined) {
      await this.kubectl.delete("pod", name, namespace, "--force", "--grace-period=0");
      return;
    }
    if (this.seen.has(uid)) return;
    this.seen.add(uid);
    const status = statusOf(spec.containers);
    // The pod may have been deleted in the meantime.
    await this.kubectl
      .patch("pod", name, { status }, { namespace, subresource: "status" })
      .catch(() => undefined);
  }
}

interface Pod {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly uid: string;
    readonly deletionTimestamp?: string;
  };
  readonly spec: { readonly nodeName?: string; readonly containers: readonly Container[] };
}

interface Container {
  readonly name: string;
  readonly image: string;
}

/** Returns the current time in Kubernetes' MicroTime format. */
function now(): string {
  return new Date().toISOString().replace("Z", "000Z");
}

const NODE_STATUS = {
  capacity: { cpu: "64", memory: "64Gi", pods: "500" },
  allocatable: { cpu: "64", memory: "64Gi", pods: "500" },
  conditions: [{ type: "Ready", status: "True", reason: "KubeletReady", message: "simulated kubelet" }],
};

function statusOf(containers: readonly Container[]): KubernetesObject {
  const image = containers[0]?.image ?? "";
  const ready = ![MISSING_IMAGE, UNREADY_IMAGE, DONE_IMAGE, FAILING_IMAGE].includes(image);
  const ended = image === DONE_IMAGE ? "Succeeded" : "Failed";
  const phase =
    { [MISSING_IMAGE]: "Pending", [DONE_IMAGE]: ended, [FAILING_IMAGE]: ended }[image] ?? "Running";
  const notReady = { reason: "ContainersNotReady", message: "containers with unready status" };
  return {
    phase,
    podIP: "10.244.0.2",
    podIPs: [{ ip: "10.244.0.2" }],
    startTime: new Date().toISOString(),
    conditions: [
      { type: "PodScheduled", status: "True" },
      { type: "Initialized", status: "True" },
      { type: "Ready", status: ready ? "True" : "False", ...(ready ? {} : notReady) },
    ],
    containerStatuses: containers.map(({ name }) => ({
      name,
      image,
      imageID: "",
      ready,
      restartCount: 0,
      state: containerState(image),
    })),
  };
}

function containerState(image: string): KubernetesObject {
  switch (image) {
    case MISSING_IMAGE:
      return { waiting: { reason: "ErrImagePull", message: MISSING_IMAGE_MESSAGE } };
    case DONE_IMAGE:
      return { terminated: { exitCode: 0, reason: "Completed" } };
    case FAILING_IMAGE:
      return { terminated: { exitCode: 1, reason: "Error" } };
    default:
      return { running: { startedAt: new Date().toISOString() } };
  }
}

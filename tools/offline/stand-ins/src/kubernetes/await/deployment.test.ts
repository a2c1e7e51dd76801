import type { KubernetesObject } from "../object";
import type { WatchEvent } from "./awaiter";
import { DeploymentAwaiter } from "./deployment";

const REVISION = "deployment.kubernetes.io/revision";

interface State {
  readonly generation?: number;
  readonly observed?: number;
  readonly revision?: string;
  readonly available?: boolean;
  readonly rolledOut?: boolean;
}

function deployment({ generation = 1, observed = generation, ...state }: State = {}): KubernetesObject {
  const { revision = "1", available = true, rolledOut = true } = state;
  return {
    kind: "Deployment",
    metadata: { name: "web", uid: "d", generation, annotations: { [REVISION]: revision } },
    spec: { template: { spec: { volumes: [{ persistentVolumeClaim: { claimName: "disk" } }] } } },
    status: {
      observedGeneration: observed,
      conditions: [
        { type: "Available", status: available ? "True" : "False", reason: "Minimum", message: "not enough" },
        { type: "Progressing", status: "True", reason: rolledOut ? "NewReplicaSetAvailable" : "Updated" },
      ],
    },
  };
}

const replicaSet = (ready: number, revision = "1", replicas = 1): KubernetesObject => ({
  kind: "ReplicaSet",
  metadata: {
    name: `web-${revision}`,
    uid: `rs-${revision}`,
    annotations: { [REVISION]: revision },
    ownerReferences: [{ uid: "d" }],
  },
  spec: { replicas },
  status: ready === 0 ? {} : { readyReplicas: ready },
});

const claim = (phase: string, name = "disk"): KubernetesObject => ({
  kind: "PersistentVolumeClaim",
  metadata: { name },
  status: { phase },
});

const brokenPod: KubernetesObject = {
  kind: "Pod",
  metadata: { name: "web-1-x", ownerReferences: [{ uid: "rs-1" }] },
  status: {
    conditions: [
      { type: "PodScheduled", status: "True" },
      { type: "Initialized", status: "True" },
      { type: "Ready", status: "False", reason: "ContainersNotReady", message: "not ready: " },
    ],
    containerStatuses: [
      { name: "web", ready: false, state: { waiting: { reason: "ErrImagePull", message: "no such image" } } },
    ],
  },
};

const added = (object: KubernetesObject): WatchEvent => ({ type: "ADDED", object });

function after(written: KubernetesObject, ...objects: KubernetesObject[]): DeploymentAwaiter {
  const awaiter = new DeploymentAwaiter(written);
  for (const object of objects) awaiter.observe(added(object));
  return awaiter;
}

describe("a Deployment", () => {
  it("is ready when it is available and its ReplicaSet has the requested number of pods", () => {
    const awaiter = after(deployment(), deployment(), replicaSet(1));
    expect(awaiter.isReady()).toBe(true);
    expect(awaiter.progress().at(-1)?.message).toBe("Deployment initialization complete");
  });

  it("is not ready before its controller has observed the change", () => {
    expect(after(deployment(), deployment({ observed: 0 }), replicaSet(1)).isReady()).toBe(false);
    const stale = deployment({ generation: 1 });
    expect(after(deployment({ generation: 2 }), stale, replicaSet(1)).isReady()).toBe(false);
  });

  it("is not ready while pods are missing, and reports how many are available", () => {
    const awaiter = after(deployment(), deployment({ available: false }), replicaSet(1, "1", 2));
    expect(awaiter.isReady()).toBe(false);
    expect(awaiter.progress().map(({ message }) => message)).toEqual([
      "Waiting for app ReplicaSet to be available (1/2 Pods available)",
      "[Minimum] not enough",
    ]);
    expect(awaiter.reasons()).toEqual([
      "[Minimum] not enough",
      "Minimum number of live Pods was not attained",
    ]);
  });

  it("considers only the ReplicaSet of its current revision", () => {
    const second = { generation: 2, revision: "2" };
    const awaiter = after(deployment(second), deployment(second), replicaSet(1, "1"));
    expect(awaiter.isReady()).toBe(false);
    awaiter.observe(added(replicaSet(1, "2")));
    expect(awaiter.isReady()).toBe(true);
  });

  it("requires a finished rollout from the second revision on, but not for the first revision", () => {
    const rolling = { generation: 2, revision: "2", rolledOut: false };
    const awaiter = after(deployment(rolling), deployment(rolling), replicaSet(1, "2"));
    expect(awaiter.isReady()).toBe(false);
    expect(awaiter.reasons()).toContain(
      "Minimum number of Pods to consider the application live was not attained",
    );
    expect(after(deployment(), deployment({ rolledOut: false }), replicaSet(1)).isReady()).toBe(true);
  });

  it("waits for its own PersistentVolumeClaims, and for no others", () => {
    const awaiter = after(
      deployment(),
      deployment(),
      replicaSet(1),
      claim("Pending"),
      claim("Pending", "other"),
    );
    expect(awaiter.isReady()).toBe(false);
    expect(awaiter.reasons()).toEqual(['Failed to bind PersistentVolumeClaim(s): "disk"']);
    awaiter.observe({ type: "MODIFIED", object: claim("Bound") });
    expect(awaiter.isReady()).toBe(true);
  });

  it("is ready without pods if it is scaled to zero, and warns", () => {
    const awaiter = after(deployment(), deployment(), replicaSet(0, "1", 0));
    expect(awaiter.isReady()).toBe(true);
    expect(awaiter.progress()[0]?.message).toBe('Replicas scaled to 0 for Deployment "web"');
  });

  it("reports the problems of its pods", () => {
    const awaiter = after(deployment(), deployment({ available: false }), replicaSet(0), brokenPod);
    const trouble = "[Pod web-1-x]: not ready: [ErrImagePull] no such image";
    expect(awaiter.troubles()).toEqual([{ level: "warning-status", message: trouble }]);
    expect(awaiter.reasons()).toContain(trouble);
    awaiter.observe({ type: "DELETED", object: brokenPod });
    expect(awaiter.troubles()).toEqual([]);
  });
});

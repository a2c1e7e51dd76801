// Objects in the form that `kubectl get -o json` prints.

/** A list with a cordoned node that is not Ready. */
export const nodes: unknown = {
  items: [
    {
      kind: "Node",
      metadata: { name: "demo-worker", labels: { "port.berth.dev/http": "80" } },
      spec: { unschedulable: true, taints: [{ key: "a", value: "b", effect: "NoSchedule" }] },
      status: {
        conditions: [{ type: "Ready", status: "False", message: "container runtime network not ready" }],
      },
    },
  ],
};

/** A list with a pod whose container cannot start. */
export const pods: unknown = {
  items: [
    {
      kind: "Pod",
      metadata: { name: "web-1", ownerReferences: [{ name: "web-5d4", controller: true }] },
      spec: { nodeName: "demo-worker" },
      status: {
        conditions: [
          {
            type: "PodScheduled",
            status: "False",
            reason: "Unschedulable",
            message:
              "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) didn't match Pod's node affinity/selector.",
          },
          { type: "Ready", status: "False", message: "containers with unready status: [web]" },
        ],
        initContainerStatuses: [{ name: "init", state: { terminated: { exitCode: 1, reason: "Error" } } }],
        containerStatuses: [
          {
            name: "web",
            image: "shop/web:dev",
            ready: false,
            restartCount: 4,
            state: {
              waiting: { reason: "ErrImagePull", message: 'failed to pull "shop/web:dev": not found' },
            },
            lastState: { terminated: { exitCode: 137, reason: "OOMKilled", message: "killed" } },
          },
        ],
      },
    },
  ],
};

const revision = { "deployment.kubernetes.io/revision": "2" };

/** A list with a ReplicaSet that cannot create pods. */
export const replicaSets: unknown = {
  items: [
    {
      kind: "ReplicaSet",
      metadata: {
        name: "web-5d4",
        annotations: revision,
        ownerReferences: [{ kind: "Deployment", name: "web" }],
      },
      spec: { replicas: 1 },
      status: {
        replicas: 1,
        readyReplicas: 0,
        conditions: [
          { type: "ReplicaFailure", status: "True", reason: "FailedCreate", message: "quota exceeded" },
        ],
      },
    },
  ],
};

/** A paused Deployment. */
export const deployment: unknown = {
  kind: "Deployment",
  metadata: {
    name: "web",
    generation: 3,
    annotations: revision,
    managedFields: [{ manager: "pulumi", operation: "Apply", time: "2026-11-25T00:00:00Z" }],
  },
  spec: { replicas: 2, paused: true },
  status: { observedGeneration: 3, updatedReplicas: 1 },
};

/** An Ingress that a controller serves. */
export const ingress: unknown = {
  kind: "Ingress",
  metadata: { name: "web" },
  status: { loadBalancer: { ingress: [{ ip: "172.18.0.3" }] } },
};

/** An HTTPRoute that refers to a missing Service. */
export const httpRoute: unknown = {
  kind: "HTTPRoute",
  metadata: { name: "web" },
  status: {
    conditions: [{ type: "Accepted", status: "True" }],
    parents: [{ conditions: [{ type: "ResolvedRefs", status: "False", message: "no such Service" }] }],
  },
};

/** A Service with a named target port. */
export const service: unknown = {
  kind: "Service",
  metadata: { name: "web", namespace: "default" },
  spec: { ports: [{ name: "http", port: 80, targetPort: "http" }] },
};

/** A list with an EndpointSlice without ready endpoints. */
export const endpointSlices: unknown = {
  items: [{ endpoints: [{ conditions: { ready: false } }], ports: [{ name: "http" }] }],
};

import { stringify } from "yaml";
import { createCluster } from "./kind";
import type { Deployment, NodeAffinity, Service } from "./kubernetes-objects";
import type { World } from "./request";

/**
 * A cluster with a control plane and two workers, without apps. Host port 8080 forwards to port 80 on `worker`. Host port 30080 forwards to
 * port 30080 on `worker`.
 */
export const sampleWorld: World = {
  ...createCluster(
    stringify({
      name: "demo",
      nodes: [
        { role: "control-plane" },
        {
          role: "worker",
          labels: { here: "80" },
          extraPortMappings: [
            { containerPort: 80, hostPort: 8080, listenAddress: "127.0.0.1" },
            { containerPort: 30080, hostPort: 30080, listenAddress: "127.0.0.1" },
          ],
        },
        { role: "worker" },
      ],
    }),
  ),
  deployments: [],
  services: [],
  ingresses: [],
  httpRoutes: [],
  hasLoadBalancer: false,
};

/** Returns a required affinity for nodes that have the given label. */
export function toLabel(key: string, value: string): { affinity: NodeAffinity } {
  const matchExpressions = [{ key, operator: "In", values: [value] }];
  const nodeSelectorTerms = [{ matchExpressions }];
  return {
    affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
  };
}

/** Returns a Deployment with one pod. The pod listens on port 3000 and does not bind a port on its node. */
export function deployment(name: string, changes: Partial<Deployment> = {}): Deployment {
  return {
    name,
    replicas: 1,
    strategy: "Recreate",
    podLabels: { app: name },
    tolerations: [],
    ports: [{ containerPort: 3000, protocol: "TCP" }],
    listens: [{ port: 3000, protocol: "TCP" }],
    ...changes,
  };
}

/** The changes to a {@link deployment} that make its pods bind port 80 on their node. */
export const binding80 = { ports: [{ containerPort: 3000, hostPort: 80, protocol: "TCP" }] };

/** Returns the Service for a {@link deployment}, on port 3000. */
export function service(name: string, changes: Partial<Service> = {}): Service {
  return {
    name,
    type: "ClusterIP",
    selector: { app: name },
    ports: [{ port: 3000, targetPort: 3000, protocol: "TCP" }],
    ...changes,
  };
}

/** Returns the Service for a {@link deployment}, with the type `NodePort`. */
export function nodePort(name: string, number: number, externalTrafficPolicy: string): Service {
  const port = { port: 3000, targetPort: 3000, protocol: "TCP", nodePort: number };
  return service(name, { type: "NodePort", externalTrafficPolicy, ports: [port] });
}

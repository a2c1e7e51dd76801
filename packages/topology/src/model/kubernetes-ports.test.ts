import { kubernetesListener } from "./kubernetes-ports";

it.each([
  ["control-plane", 2379, "etcd"],
  ["control-plane", 2380, "etcd"],
  ["control-plane", 6443, "the API server"],
  ["control-plane", 10250, "the kubelet"],
  ["worker", 10250, "the kubelet"],
  ["worker", 10256, "kube-proxy's health check"],
  ["worker", 2379, undefined],
  ["worker", 6443, undefined],
  ["control-plane", 80, undefined],
] as const)(
  "knows what listens on a node with the role %s on port %d: %s",
  (role, containerPort, listener) => {
    expect(kubernetesListener(role, { containerPort, protocol: "TCP" })).toBe(listener);
    expect(kubernetesListener(role, { containerPort, protocol: "UDP" })).toBeUndefined();
  },
);

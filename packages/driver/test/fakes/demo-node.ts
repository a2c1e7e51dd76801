import type { FakeContainer } from "./fake-machine";

/** The only node of the cluster `demo`. */
export const demoNode: FakeContainer = {
  id: "1",
  name: "demo-control-plane",
  labels: { "io.x-k8s.kind.cluster": "demo", "io.x-k8s.kind.role": "control-plane" },
  ports: {},
  nodeLabels: {},
};

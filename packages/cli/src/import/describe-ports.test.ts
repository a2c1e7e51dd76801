import { planCluster } from "@kind-berth/topology";
import { describePorts } from "./describe-ports";

const plan = planCluster({
  name: "demo",
  nodes: [{ role: "control-plane" }, { role: "worker" }],
  portMappings: [
    { name: "a-http", hostPort: 8080, containerPort: 80, node: "worker" },
    { name: "b-kubelet", hostPort: 10250, containerPort: 10250, node: "worker" },
    { name: "c-dns", hostPort: 5353, containerPort: 53, node: "control-plane", protocol: "UDP" },
    { name: "d-first", hostPort: 30000, containerPort: 30000, node: "worker" },
    { name: "e-second", hostPort: 30001, containerPort: 30001, node: "worker" },
    { name: "f-https", hostPort: 8443, containerPort: 443, node: "worker" },
  ],
});

it("describes each port, and describes similar ports together", () => {
  expect(describePorts(plan).join("\n"))
    .toBe(`port a-http: 127.0.0.1:8080/TCP -> node worker, containerPort 80
port f-https: 127.0.0.1:8443/TCP -> node worker, containerPort 443
  possible: ingress (default), gateway, hostPort
  not possible: nodePort, because the containerPort is outside the NodePort range 30000-32767
  The host port needs a pod on node \`worker\` whose hostPort is the containerPort, such as an Ingress controller. A pod on another node does not answer. A Service alone does not answer.
port b-kubelet: 127.0.0.1:10250/TCP -> node worker, containerPort 10250
  possible: none
  not possible: ingress, gateway, hostPort, nodePort, because a Kubernetes component listens on the containerPort on node \`worker\`
  The host port reaches the Kubernetes component, and no app can use it.
port c-dns: 127.0.0.1:5353/UDP -> node control-plane, containerPort 53
  possible: hostPort (default)
  not possible: ingress, gateway, because it needs HTTP over TCP, and the port uses UDP
  not possible: nodePort, because the containerPort is outside the NodePort range 30000-32767
  The host port needs a pod on node \`control-plane\` whose hostPort is the containerPort. A pod on another node does not answer. The pod must tolerate the node's taint \`node-role.kubernetes.io/control-plane:NoSchedule\`. A Service alone does not answer.
port d-first: 127.0.0.1:30000/TCP -> node worker, containerPort 30000
port e-second: 127.0.0.1:30001/TCP -> node worker, containerPort 30001
  possible: ingress, gateway, hostPort, nodePort (default)
  The host port needs a Service whose nodePort is the containerPort; its pods can run on any node. With \`externalTrafficPolicy: Local\`, a pod of the Service must run on node \`worker\`. A Service with any other nodePort does not answer.`);
});

it("is empty without ports", () => {
  expect(describePorts(planCluster({ name: "demo" }))).toEqual([]);
});

it("does not show a derived host port, because the number depends on the stack", () => {
  const portMappings = [{ name: "http", hostPort: "auto", containerPort: 80 }] as const;
  const [section] = describePorts(planCluster({ name: "demo", portMappings }));
  expect(section?.split("\n")[0]).toBe(
    "port http: 127.0.0.1:auto/TCP -> node control-plane, containerPort 80",
  );
});

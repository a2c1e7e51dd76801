import { account, type Facts } from "./account";

const facts: Facts = {
  example: "multi-node",
  url: "http://web.localhost:8080/",
  answer: "web-1 on demo-worker\n",
  record: {
    version: 1,
    name: "demo",
    nodes: [
      { name: "control-plane", role: "control-plane", taints: [] },
      { name: "worker", role: "worker", taints: [] },
    ],
    ports: [
      {
        name: "http",
        node: "worker",
        listenAddress: "127.0.0.1",
        hostPort: 8080,
        containerPort: 80,
        protocol: "TCP",
      },
    ],
  },
  pods: [
    { name: "web-1", namespace: "default", node: "control-plane", address: "10.244.0.2", ready: true },
    { name: "traefik-1", namespace: "ingress", node: "worker", address: "10.244.1.2", ready: true },
  ],
};

it("shows the answer, the port's node and every pod's node", () => {
  const text = account(facts);
  expect(text).toContain("http://web.localhost:8080/ answers:\n\n    web-1 on demo-worker\n");
  expect(text).toMatch(/http\s+│ 127\.0\.0\.1:8080\s+│ worker\s+│ 80\/TCP/u);
  expect(text).toMatch(/web-1\s+│ control-plane │\s+│/u);
  expect(text).toMatch(/traefik-1 │ worker\s+│ carries a port/u);
});

it("names a curl that needs no resolver, and how to remove this very example", () => {
  expect(account(facts)).toContain("curl --resolve web.localhost:8080:127.0.0.1 http://web.localhost:8080/");
  expect(account({ ...facts, example: "single-node" })).toContain("npm run demo:down -- single-node");
});

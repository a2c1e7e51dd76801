import { account, type Facts } from "./account";

const command = "curl http://web.localhost:8080/";
const facts: Facts = {
  example: {
    name: "multi-node",
    stacks: [{ folder: "examples/multi-node", name: "dev", config: {}, afterUp: [], keys: [] }],
    settings: { clusterName: "demo", ports: { hostPort: 8080 } },
  },
  answers: [
    { command, answer: "web-… on demo-worker", seen: "web-1 on demo-worker\n", asPromised: true },
    { command, answer: "web-… on demo-worker2", seen: "web-2 on demo-worker2", asPromised: true },
  ],
  rejections: [],
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
  byHand: { env: { PULUMI_BACKEND_URL: "file:///state" }, folder: "/the state/multi-node" },
};

it("shows the response, the port's node and every pod's node", () => {
  const text = account(facts);
  expect(text).toContain("http://web.localhost:8080/ answers:\n\n    web-1 on demo-worker\n");
  expect(text).toMatch(/http\s+│ 127\.0\.0\.1:8080\s+│ worker\s+│ 80\/TCP/u);
  expect(text).toMatch(/web-1\s+│ control-plane │\s+│/u);
  expect(text).toMatch(/traefik-1 │ worker\s+│ carries a port/u);
});

it("also recognizes a port's node by its full name, as on a cluster that Berth did not create", () => {
  const [port] = facts.record.ports;
  if (port === undefined) throw new Error("the facts have a port");
  const record = { ...facts.record, ports: [{ ...port, node: "demo-worker" }] };
  expect(account({ ...facts, record })).toMatch(/traefik-1 │ worker\s+│ carries a port/u);
});

it("shows each request in the README with its own response, and each rejected preview with its error", () => {
  const rejections = [
    {
      command: "pulumi config set host a && pulumi preview",
      answer: "…",
      seen: "taken [CODE]",
      asPromised: true,
    },
  ];
  expect(account({ ...facts, rejections })).toContain(
    [
      "Responses, as described in examples/multi-node/README.md:",
      `    $ ${command}`,
      "    web-1 on demo-worker",
      `    $ ${command}`,
      "    web-2 on demo-worker2",
      "    $ pulumi config set host a && pulumi preview",
      "    taken [CODE]",
    ].join("\n"),
  );
});

it("prints a curl command that needs no DNS resolver, and the command that removes this example", () => {
  expect(account(facts)).toContain("curl --resolve web.localhost:8080:127.0.0.1 http://web.localhost:8080/");
  expect(account(facts)).toMatch(/npm run demo:down {2,}removes/u);
  const example = { ...facts.example, name: "single-node" };
  expect(account({ ...facts, example })).toContain("npm run demo:down -- single-node");
});

it("prints what a user needs to run Pulumi manually, quoted for a shell", () => {
  expect(account(facts)).toContain(
    "    export PULUMI_BACKEND_URL=file:///state\n    cd '/the state/multi-node'",
  );
});

it("fails for an example without an expected response, because the summary would show nothing", () => {
  expect(() => account({ ...facts, answers: [] })).toThrow(/contains no request with an answer/u);
});

import { planCluster } from "@kind-berth/topology";
import { Engine } from "../engine/engine";
import { configureNode, hostingConfigMap, nodesWithout } from "./registry-on-node";

const registry = { name: "kind-registry", hostPort: 5001 };
const plan = planCluster({
  name: "demo",
  nodes: [{ role: "control-plane" }, { role: "worker" }],
  registry: true,
});
const file = "/etc/containerd/certs.d/localhost:5001/hosts.toml";
const content = '[host."http://kind-registry:5000"]\n';

/** Returns an engine whose nodes have these files, by container name. */
function engineWith(files: Record<string, string> = {}) {
  const engine = new Engine("docker", { family: "docker", cgroupVersion: 2 });
  const exec = jest.spyOn(engine, "exec").mockImplementation((container) => {
    const stdout = files[container];
    return Promise.resolve({ code: stdout === undefined ? 1 : 0, stdout: stdout ?? "", stderr: "" });
  });
  const mustExec = jest.spyOn(engine, "mustExec").mockResolvedValue("");
  return { engine, exec, mustExec };
}

it("finds the nodes whose registry configuration is missing or differs", async () => {
  const { engine, exec } = engineWith({ "demo-control-plane": content });
  expect(await nodesWithout(plan, registry, engine)).toEqual(["demo-worker"]);
  expect(exec.mock.calls).toEqual([
    ["demo-control-plane", ["cat", file]],
    ["demo-worker", ["cat", file]],
  ]);
  const other = engineWith({ "demo-control-plane": content, "demo-worker": content.replace("5000", "80") });
  expect(await nodesWithout(plan, registry, other.engine)).toEqual(["demo-worker"]);
});

it("creates the folder of the configuration file before the file", async () => {
  const { engine, mustExec } = engineWith();
  await configureNode(engine, registry, "demo-worker");
  expect(mustExec.mock.calls).toEqual([
    ["demo-worker", ["mkdir", "-p", "/etc/containerd/certs.d/localhost:5001"]],
    ["demo-worker", ["cp", "/dev/stdin", file], content],
  ]);
});

it("writes the ConfigMap in the format that KEP 1755 defines", () => {
  expect(JSON.parse(hostingConfigMap(registry))).toEqual({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "local-registry-hosting", namespace: "kube-public" },
    data: {
      "localRegistryHosting.v1":
        'host: "localhost:5001"\nhelp: "https://kind.sigs.k8s.io/docs/user/local-registry/"\n',
    },
  });
});

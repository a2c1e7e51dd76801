import { clusterFindings, found } from "../../test/fixtures/examples/rule-example";
import { planCluster } from "./plan-cluster";

it("omits disabled and empty options from the plan", () => {
  const plain = planCluster({ name: "demo" });
  expect(planCluster({ name: "demo", adopt: false, registry: false, loadImages: [] })).toStrictEqual(plain);
});

it("uses the registry from kind's documentation by default, or another hostPort", () => {
  expect(planCluster({ name: "demo", registry: true }).registry).toEqual({
    name: "kind-registry",
    hostPort: 5001,
  });
  expect(planCluster({ name: "demo", registry: { hostPort: 5005 } }).registry).toEqual({
    name: "kind-registry",
    hostPort: 5005,
  });
});

it("uses the cluster's image for nodes without an image", () => {
  const { nodes } = planCluster({
    name: "demo",
    image: "kindest/node:v1.36.4",
    nodes: [{ role: "control-plane" }, { role: "worker", image: "kindest/node:v1.35.8" }],
  });
  expect(nodes.map(({ image }) => image)).toEqual(["kindest/node:v1.36.4", "kindest/node:v1.35.8"]);
});

it("sets no image for kubernetesVersion, because it depends on the creating machine's kind version", () => {
  const plan = planCluster({ name: "demo", kubernetesVersion: "1.36" });
  expect(plan.kubernetesVersion).toBe("1.36");
  expect(plan.nodes[0]).not.toHaveProperty("image");
});

it("lists each image in loadImages once, in sorted order", () => {
  const images = ["shop/web:dev", "shop/api:dev", "shop/web:dev"];
  expect(planCluster({ name: "demo", loadImages: images }).loadImages).toEqual([
    "shop/api:dev",
    "shop/web:dev",
  ]);
});

it.each([
  ["90s", 90],
  ["15m", 900],
  ["1h30m", 5400],
  ["1.5m", 90],
])("parses the timeout %s as %d seconds", (create, seconds) => {
  expect(planCluster({ name: "demo", customTimeouts: { create } }).timeoutSeconds).toEqual({
    create: seconds,
  });
});

it.each(["", "15", "0s", "m", "-5m", "15 m", "1d"])("rejects the timeout %j", (create) => {
  expect(found({ customTimeouts: { create } })).toEqual(["TIMEOUT_INVALID customTimeouts.create"]);
});

it.each([
  [{ engine: "containerd" }, "ARGUMENT_VALUE engine"],
  [{ kubernetesVersion: 1.36 }, "ARGUMENT_TYPE kubernetesVersion"],
  [{ kubernetesVersion: "1.36.0-rc.1" }, "KUBERNETES_VERSION_INVALID kubernetesVersion"],
  [{ kubernetesVersion: "1.3" }, "KUBERNETES_VERSION_UNKNOWN kubernetesVersion"],
  [{ image: "kindest/Node" }, "NODE_IMAGE_INVALID image"],
  [{ loadImages: ["a", "$(reboot)"] }, "LOAD_IMAGE_INVALID loadImages[1]"],
  [{ loadImages: "shop/web:dev" }, "ARGUMENT_TYPE loadImages"],
  [{ registry: { hostPort: 0 } }, "PORT_NUMBER_INVALID registry.hostPort"],
  [{ registry: { name: "a".repeat(64) } }, "REGISTRY_NAME_INVALID registry.name"],
  [{ registry: { port: 5001 } }, "ARGUMENT_UNKNOWN registry.port"],
  [
    { registry: { hostPort: 6443 }, networking: { apiServerPort: 6443 } },
    "REGISTRY_PORT_TAKEN registry.hostPort",
  ],
  [{ adopt: "yes" }, "ARGUMENT_TYPE adopt"],
  [{ customTimeouts: { read: "1m" } }, "ARGUMENT_UNKNOWN customTimeouts.read"],
])("rejects %j", (args, finding) => {
  expect(found(args)).toEqual([finding]);
});

it("reports the available Kubernetes versions if the version is unknown", () => {
  expect(clusterFindings({ kubernetesVersion: "1.20" })[0]?.rule).toContain("1.37.0, 1.36.4");
});

it("compares a node's own image with the cluster's Kubernetes version", () => {
  const nodes = [{ role: "control-plane" }, { role: "worker", image: "kindest/node:v1.37.0" }];
  expect(found({ kubernetesVersion: "1.36", nodes })).toEqual(["NODE_VERSIONS_APART nodes[1].image"]);
});

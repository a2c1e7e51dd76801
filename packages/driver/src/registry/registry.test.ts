import { planCluster } from "@kind-berth/topology";
import { FakeMachine } from "../../test/fakes/fake-machine";
import type { Container } from "../engine/container";
import { Engine } from "../engine/engine";
import { localRegistry } from "./local-registry";
import { clusterNetwork, refuseOtherPorts, registryImage } from "./registry-container";
import { hostingConfigMap } from "./registry-on-node";

const registry = { name: "kind-registry", hostPort: 5001 };
const plan = planCluster({ name: "demo", registry: true });

function container(hostPort: number, running = true, containerPort = 5000): Container {
  const published = [{ hostPort, containerPort, listenAddress: "127.0.0.1", protocol: "TCP" as const }];
  return {
    id: "1",
    name: "kind-registry",
    running,
    networks: [],
    addresses: [],
    mounts: [],
    labels: {},
    published,
  };
}

it("shares a registry that publishes the planned port, and rejects one that publishes another port", () => {
  expect(() => {
    refuseOtherPorts(plan, registry, container(5001));
  }).not.toThrow();
  expect(() => {
    refuseOtherPorts(plan, registry, container(5000));
  }).toThrow(
    /container "kind-registry" publishes 5000 -> 5000, but the registry needs 5001 -> 5000: .*\[REGISTRY_DIFFERS\]/,
  );
});

it("rejects a container whose host port forwards to another port than the registry's, but not while it is stopped", () => {
  expect(() => {
    refuseOtherPorts(plan, registry, container(5001, true, 80));
  }).toThrow(/publishes 5001 -> 80, but the registry needs 5001 -> 5000: .*\[REGISTRY_DIFFERS\]/);
  expect(() => {
    refuseOtherPorts(plan, registry, container(5001, false, 80));
  }).not.toThrow();
});

it("describes the registry to tools in the standard ConfigMap `local-registry-hosting`", () => {
  expect(JSON.parse(hostingConfigMap(registry))).toMatchObject({
    metadata: { name: "local-registry-hosting", namespace: "kube-public" },
    data: {
      "localRegistryHosting.v1":
        'host: "localhost:5001"\nhelp: "https://kind.sigs.k8s.io/docs/user/local-registry/"\n',
    },
  });
});

it("reads the registry image from the environment, and the network from the nodes", () => {
  expect(registryImage({})).toBe("docker.io/library/registry:3");
  expect(registryImage({ BERTH_REGISTRY_IMAGE: "shop/registry" })).toBe("shop/registry");
  expect(clusterNetwork([container(5001)])).toBe("kind");
  expect(clusterNetwork([{ networks: ["shop"] }])).toBe("shop");
});

it("compares the registry's network with the network of the nodes, even if the environment has changed", async () => {
  const shared = { labels: {}, ports: {}, nodeLabels: {}, networks: ["shop"] };
  const machine = new FakeMachine({ containers: [{ ...shared, id: "1", name: "kind-registry" }] });
  try {
    const engine = new Engine("docker", { family: "docker", cgroupVersion: 2 });
    const drift = (networks: string[]) =>
      localRegistry.drift(plan, engine, [{ ...container(80), networks }], undefined);
    const apart = "registry `kind-registry` is not connected to the nodes' network";
    expect(await drift(["shop"])).not.toContain(apart);
    expect(await drift(["kind"])).toContain(apart);
  } finally {
    machine.dispose();
  }
});

/** The output of `docker container inspect`. */
export const containers: unknown = [
  {
    Id: "4f1c0de0aa",
    Name: "/demo-worker",
    State: { Running: true, ExitCode: 0 },
    Config: { Labels: { "io.x-k8s.kind.cluster": "demo", "io.x-k8s.kind.role": "worker" } },
    Mounts: [{ Type: "volume", Name: "data", Source: "/var/lib/docker/volumes/data" }],
    NetworkSettings: {
      Networks: { kind: { IPAddress: "172.18.0.3", GlobalIPv6Address: "fc00::3" } },
      Ports: { "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "8080" }], "53/udp": null },
    },
  },
];

/** The output of `docker info` and of `podman info`. */
export const engineInfos: readonly unknown[] = [
  { CgroupVersion: "2", DockerRootDir: "/var/lib/docker" },
  { host: { cgroupVersion: "v2" }, store: { graphRoot: "/var/lib/containers" } },
];

/** The labels that Berth writes on volumes and edge containers. */
export const volumes: readonly unknown[] = [
  {
    name: "berth-demo",
    labels: {
      "dev.berth.cluster": "demo",
      "dev.berth.mark": "ownership",
      "dev.berth.owner": "shop/dev/demo",
      "dev.berth.instance-id": "2",
      "dev.berth.token": "a token",
      "dev.berth.former": "[%22shop/old/demo%22]",
    },
  },
  {
    name: "berth-demo_1",
    labels: {
      "dev.berth.cluster": "demo",
      "dev.berth.mark": "state",
      "dev.berth.instance-id": "2",
      "dev.berth.repair-count": "3",
      "dev.berth.owner": "shop/dev/demo",
      "dev.berth.facts": "{%22name%22:%22demo%22}",
      "dev.berth.containers": "{%22demo-control-plane%22:%22c1%22}",
      "dev.berth.addresses": "{%22demo-control-plane%22:[%22172.18.0.2%22]}",
      "dev.berth.labels": "{%22control-plane%22:{}}",
      "dev.berth.edges": "{%22demo_edge_debug%22:%22127.0.0.1:9229/TCP%22}",
      "dev.berth.generation": "1",
    },
  },
];

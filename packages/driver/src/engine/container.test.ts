import { readContainers } from "./container";

/** The output of Docker 20.10, without the properties that Berth does not use. */
const docker = [
  {
    Id: "0a1b",
    Name: "/demo-worker2",
    State: { Running: true, Status: "running" },
    Config: { Labels: { "io.x-k8s.kind.cluster": "demo", "io.x-k8s.kind.role": "worker" } },
    Mounts: [
      { Type: "bind", Source: "/lib/modules", Destination: "/lib/modules" },
      { Type: "volume", Name: "0a".repeat(32), Source: "/var/lib/docker/volumes/0a/_data" },
      { Type: "volume", Name: "pgdata", Source: "/var/lib/docker/volumes/pgdata/_data" },
      { Type: "tmpfs", Source: "", Destination: "/tmp" },
    ],
    NetworkSettings: {
      Networks: { kind: { IPAddress: "172.18.0.3", GlobalIPv6Address: "fc00::3" } },
      Ports: {
        "53/udp": [{ HostIp: "::1", HostPort: "5353" }],
        "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "8080" }],
        "9000/tcp": null,
      },
    },
  },
];
/** The output of Podman 4.3. The container name has no slash, an empty address means all addresses, and there are no labels. */
const podman = [
  {
    Id: "0a1b",
    Name: "proxy",
    State: { Running: false },
    Config: { Labels: null },
    NetworkSettings: {
      Networks: { kind: { IPAddress: "", GlobalIPv6Address: "" } },
      Ports: { "80/tcp": [{ HostIp: "", HostPort: "8080" }] },
    },
  },
];

it("reads the output of `docker inspect`", () => {
  expect(readContainers(JSON.stringify(docker))).toEqual([
    {
      id: "0a1b",
      name: "demo-worker2",
      networks: ["kind"],
      mounts: ["/lib/modules", "pgdata", "tmpfs"],
      addresses: ["172.18.0.3", "fc00::3"],
      running: true,
      labels: { "io.x-k8s.kind.cluster": "demo", "io.x-k8s.kind.role": "worker" },
      published: [
        { listenAddress: "::1", hostPort: 5353, containerPort: 53, protocol: "UDP" },
        { listenAddress: "127.0.0.1", hostPort: 8080, containerPort: 80, protocol: "TCP" },
      ],
    },
  ]);
});

it("reads the output of `podman inspect`", () => {
  expect(readContainers(JSON.stringify(podman))).toEqual([
    {
      id: "0a1b",
      name: "proxy",
      networks: ["kind"],
      addresses: [],
      mounts: [],
      running: false,
      labels: {},
      published: [{ listenAddress: "0.0.0.0", hostPort: 8080, containerPort: 80, protocol: "TCP" }],
    },
  ]);
});

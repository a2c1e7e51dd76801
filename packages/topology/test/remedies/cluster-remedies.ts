import { clusterFindings, port } from "../../src/examples/rule-example";
import type { RemediesOf } from "./remedy";

const workers = [{ role: "control-plane" }, { role: "worker" }];

function cluster(args: object) {
  return () => clusterFindings(args);
}
/** One node with one port. */
function ports(changes: object) {
  return cluster({ portMappings: [port(changes)] });
}
/** One control plane with the given arguments. */
function node(changes: object) {
  return cluster({ nodes: [{ role: "control-plane", ...changes }] });
}
function networking(changes: object) {
  return cluster({ networking: changes });
}
const verbose = (extraArgs: string, apiVersion = "") =>
  cluster({
    kubeadmConfigPatches: [`kind: ClusterConfiguration\n${apiVersion}apiServer:\n  extraArgs:\n${extraArgs}`],
  });
const oldImage = (apiVersion: string) =>
  node({
    image: "kindest/node:v1.35.0",
    kubeadmConfigPatches: [`kind: ClusterConfiguration\n${apiVersion}`],
  });

const taints = (lines: string) =>
  cluster({ kubeadmConfigPatches: [`kind: InitConfiguration\nnodeRegistration:\n${lines}`] });

/** One taint, and a node that also has the same taint with changes. */
function dedicated(changes: object) {
  const taint = { key: "dedicated", value: "db", effect: "NoSchedule" };
  return { one: node({ taints: [taint] }), both: node({ taints: [taint, { ...taint, ...changes }] }) };
}

/** The remedies of the rules about clusters. */
export const clusterRemedies: RemediesOf = {
  ARGUMENT_UNKNOWN: {
    "Correct the spelling": ports({ listenAddress: "127.0.0.1" }),
    "remove the argument": ports({}),
  },
  ARGUMENT_TYPE: { "Use a number without quotes": ports({ hostPort: 8080 }) },
  ARGUMENT_VALUE: { "Use one of these values": networking({ ipFamily: "ipv4" }) },
  PORT_NAME_INVALID: {
    "Use at most 49 lower-case letters, digits and `-`.": ports({ name: "p".repeat(49) }),
  },
  PORT_NAME_TAKEN: {
    "Use a unique name": cluster({
      portMappings: [port(), port({ name: "other", hostPort: 8081, containerPort: 81 })],
    }),
  },
  PORT_NUMBER_INVALID: { "Use a fixed number from 1 to 65535": ports({ containerPort: 65535 }) },
  PROTOCOL_INVALID: { "Use one of these values, in upper case": ports({ protocol: "TCP" }) },
  LISTEN_ADDRESS_INVALID: {
    "127.0.0.1 (only this machine)": ports({ listenAddress: "127.0.0.1" }),
    "0.0.0.0 (open to the network)": ports({ listenAddress: "0.0.0.0" }),
    "another of the machine's own addresses": ports({ listenAddress: "192.168.1.5" }),
  },
  PUBLISH_INVALID: { "Use `edge`": ports({ publish: "edge" }), "omit `publish`": ports({}) },
  EDGE_PROTOCOL: { "Omit `publish`": ports({ protocol: "SCTP" }) },
  EDGE_UDP_FAMILY: {
    "Omit `publish`": cluster({
      networking: { ipFamily: "ipv6" },
      portMappings: [port({ protocol: "UDP" })],
    }),
    "set `networking.ipFamily` to `dual`": cluster({
      networking: { ipFamily: "dual" },
      portMappings: [port({ publish: "edge", protocol: "UDP" })],
    }),
  },
  NODE_UNKNOWN: { "Use one of these nodes": ports({ node: "control-plane" }), "omit `node`": ports({}) },
  HOST_PORT_TAKEN: {
    "Remove this port mapping, and keep the one on node `worker`": cluster({
      nodes: workers,
      portMappings: [port()],
    }),
  },
  CONTAINER_PORT_TAKEN: {
    "Use one port mapping for both apps": ports({}),
    "set another containerPort": cluster({
      portMappings: [port(), port({ name: "other", hostPort: 8081, containerPort: 81 })],
    }),
    "or node for this port mapping": cluster({
      nodes: workers,
      portMappings: [
        port({ node: "control-plane" }),
        port({ name: "other", hostPort: 8081, node: "worker" }),
      ],
    }),
  },
  API_SERVER_PORT_TAKEN: {
    "Use a different `hostPort`": cluster({
      networking: { apiServerPort: 8080 },
      portMappings: [port({ hostPort: 8081 })],
    }),
    "change or omit `networking.apiServerPort`": ports({}),
  },
  CONTAINER_PORT_OF_KUBERNETES: {
    "Remove this port mapping": cluster({ nodes: workers }),
    "set `networking.apiServerPort` to 8080": cluster({
      nodes: workers,
      networking: { apiServerPort: 8080 },
    }),
  },
  HOST_PORT_OPEN: { "Set `listenAddress` to 127.0.0.1": ports({ listenAddress: "127.0.0.1" }) },
  HOST_PORT_PRIVILEGED: { "such as 9023": ports({ hostPort: 9023 }) },
  HOST_PORT_RESERVED_BY_MACOS: { "Use another hostPort": ports({ hostPort: 5001 }) },
  LISTEN_ADDRESS_FAMILY: {
    "Use 127.0.0.1": ports({ listenAddress: "127.0.0.1" }),
    "set `networking.ipFamily` to `dual`": cluster({
      networking: { ipFamily: "dual" },
      portMappings: [port({ listenAddress: "::1" })],
    }),
  },
  API_SERVER_OPEN: { "Omit `networking.apiServerAddress`": cluster({}) },
  CLUSTER_NAME_INVALID: {
    "Use a short name of lower-case letters, digits and `-`": cluster({ name: "a-1" }),
  },
  CONTROL_PLANE_MISSING: {
    'Add `{ role: "control-plane" }`': cluster({ nodes: [{ role: "worker" }, { role: "control-plane" }] }),
  },
  NODE_ROLE_INVALID: { "Use one of these roles": cluster({ nodes: workers }) },
  CONTROL_PLANES_EVEN: {
    "Use 1": cluster({ nodes: [{ role: "control-plane" }] }),
    "or 3 control planes": cluster({ nodes: Array<object>(3).fill({ role: "control-plane" }) }),
  },
  NODE_LABEL_INVALID: { "Correct the value": node({ labels: { "ingress-ready": "true" } }) },
  NODE_LABEL_RESERVED: {
    "Move the label from the patch to the node's `labels`": node({
      labels: { "node-role.kubernetes.io/worker": "yes" },
    }),
  },
  NODE_TAINT_INVALID: {
    "Correct the key": node({ taints: [{ key: "dedicated", value: "db", effect: "NoSchedule" }] }),
    "It can have a prefix": node({ taints: [{ key: "example.com/dedicated", effect: "NoSchedule" }] }),
  },
  NODE_TAINT_RESERVED: { "Use another key": node({ taints: [{ key: "dedicated", effect: "NoSchedule" }] }) },
  NODE_TAINT_TAKEN: {
    "Remove one of the two taints": dedicated({}).one,
    "or change its key": dedicated({ key: "other" }).both,
    "or effect": dedicated({ effect: "NoExecute" }).both,
  },
  MOUNT_HOST_PATH_EMPTY: {
    "Set the path of a folder": node({ extraMounts: [{ hostPath: "./data", containerPath: "/data" }] }),
  },
  NODE_LABEL_OF_BERTH: { "Remove the label": node({}) },
  NODE_IMAGE_INVALID: {
    "Use an image such as `kindest/node:v1.36.3`": node({ image: "kindest/node:v1.36.3" }),
  },
  NODE_VERSIONS_APART: {
    "Use images with the same version": cluster({
      nodes: workers.map((one) => ({ ...one, image: "kindest/node:v1.36.3" })),
    }),
  },
  MOUNT_PATH_INVALID: {
    "Use a path such as `/data`": node({ extraMounts: [{ hostPath: "./data", containerPath: "/data" }] }),
  },
  MOUNT_TAKEN: {
    "Use another containerPath": node({
      extraMounts: ["/data", "/other"].map((containerPath) => ({ hostPath: "./data", containerPath })),
    }),
    "remove this mount": node({ extraMounts: [{ hostPath: "./data", containerPath: "/data" }] }),
  },
  KUBERNETES_VERSION_INVALID: {
    "Use one of these forms, without a `v`": cluster({ kubernetesVersion: "1.36" }),
    "set `image`": cluster({ image: "kindest/node:v1.36.3" }),
  },
  KUBERNETES_VERSION_UNKNOWN: {
    "Use one of these versions": cluster({ kubernetesVersion: "1.36.4" }),
    "set `image`": cluster({ image: "shop/node:v1.36.99" }),
  },
  NODE_IMAGE_AND_VERSION: {
    "Remove `kubernetesVersion`": cluster({ image: "kindest/node:v1.36.4" }),
    "or `image`": cluster({ kubernetesVersion: "1.36" }),
  },
  LOAD_IMAGE_INVALID: { "such as `shop/web:dev`": cluster({ loadImages: ["shop/web:dev"] }) },
  REGISTRY_NAME_INVALID: { "such as `kind-registry`": cluster({ registry: { name: "kind-registry" } }) },
  REGISTRY_PORT_TAKEN: {
    "Set another `registry.hostPort`": cluster({ registry: { hostPort: 8081 }, portMappings: [port()] }),
    "change the other host port": cluster({
      registry: { hostPort: 8080 },
      portMappings: [port({ hostPort: 8081 })],
    }),
  },
  REGISTRY_MIRRORS_REJECTED: {
    'Remove `mirrors` from the patch, and set `registry: { name: "kind-registry", hostPort: 5001 }`': cluster(
      {
        image: "kindest/node:v1.35.0",
        registry: { name: "kind-registry", hostPort: 5001 },
      },
    ),
  },
  REGISTRY_MIRRORS_DEPRECATED: {
    'Remove `mirrors` from the patch, and set `registry: { name: "kind-registry", hostPort: 5001 }`': cluster(
      {
        registry: { name: "kind-registry", hostPort: 5001 },
      },
    ),
  },
  REGISTRY_TLS_UNREAD: { "Remove `tls` from the patch": cluster({ containerdConfigPatches: [""] }) },
  REGISTRY_UNREAD: {
    "Set `config_path` to `/etc/containerd/certs.d`": cluster({
      registry: true,
      containerdConfigPatches: [
        '[plugins."io.containerd.grpc.v1.cri".registry]\nconfig_path = "/etc/containerd/certs.d"',
      ],
    }),
  },
  TIMEOUT_INVALID: {
    "numbers with the units `h`, `m` and `s`": cluster({ customTimeouts: { create: "15m" } }),
  },
  SUBNET_INVALID: {
    "Set `networking.ipFamily` to `dual`": networking({
      podSubnet: "10.244.0.0/16,fd00:10:244::/56",
      ipFamily: "dual",
    }),
    "Use a range such as `10.244.0.0/16`": networking({ podSubnet: "10.244.0.0/16" }),
  },
  SUBNET_SIZE_INVALID: {
    "Use a range such as `10.244.0.0/16`": cluster({
      networking: { podSubnet: "10.244.0.0/16" },
      nodes: workers,
    }),
  },
  SUBNETS_OVERLAP: { "Use two ranges that do not overlap": networking({ podSubnet: "10.112.0.0/12" }) },
  DEFAULT_CNI_OFF: {
    "use containerPorts in the NodePort range": cluster({
      networking: { disableDefaultCNI: true },
      portMappings: [port({ containerPort: 30080 })],
    }),
  },
  DNS_SEARCH_INVALID: {
    "a separate list entry for each name": networking({ dnsSearch: ["a.example", "b.example"] }),
  },
  FEATURE_GATE_INVALID: "the user knows which feature gate is meant",
  RUNTIME_CONFIG_INVALID: {
    "`true` or `false` as the value": cluster({ runtimeConfig: { "api/alpha": "true" } }),
  },
  PATCH_INVALID: "the user knows what the patch should set",
  KUBEADM_PATCH_UNREAD: {
    "Patch `JoinConfiguration` on this node instead": cluster({
      nodes: [
        { role: "control-plane" },
        {
          role: "worker",
          kubeadmConfigPatches: [
            "kind: JoinConfiguration\nnodeRegistration:\n  kubeletExtraArgs:\n    node-labels: ingress-ready=true\n",
          ],
        },
      ],
    }),
  },
  KUBEADM_PATCH_VERSION: {
    "Omit `apiVersion`": oldImage(""),
    "use the version that kind writes": oldImage("apiVersion: kubeadm.k8s.io/v1beta3\n"),
  },
  KUBEADM_EXTRA_ARGS_FORM: {
    "Write a map": node({
      image: "kindest/node:v1.35.0",
      kubeadmConfigPatches: ['kind: ClusterConfiguration\napiServer:\n  extraArgs: { v: "4" }\n'],
    }),
  },
  KUBEADM_EXTRA_ARGS_DROPPED: {
    "Write a list": verbose('  - { name: v, value: "4" }\n', "apiVersion: kubeadm.k8s.io/v1beta4\n"),
    "omit `apiVersion`": verbose('    v: "4"\n'),
  },
  NODE_LABELS_TOO_MANY: "the user knows which labels no pod needs",
  NODE_LABELS_TOO_LONG: {
    "use shorter port names": cluster({
      portMappings: ["a", "b", "c"].map((name, index) => {
        const range = `${30000 + index * 10_000}-${30999 + index * 10_000}`;
        return { name, hostPort: range, containerPort: range };
      }),
    }),
  },
  MOUNT_PATH_UNEXPANDED: {
    "Write the path itself": node({ extraMounts: [{ hostPath: "/home/shop/data", containerPath: "/data" }] }),
  },
  NODE_PORT_RANGE_INVALID: {
    "Correct the range": verbose("    service-node-port-range: 3000-4000\n"),
    "remove the argument from the patch": verbose("    {}\n"),
  },
  PATCH_UNEXPANDED: {
    "write its value": cluster({ containerdConfigPatches: ['[debug]\nlevel = "debug"\n'] }),
  },
  CONTROL_PLANE_TAINT_MISSING: {
    "Remove `taints` from the patch": taints("  {}\n"),
    "add `{ key: node-role.kubernetes.io/control-plane, effect: NoSchedule }` to its taints": taints(
      "  taints: [{ key: node-role.kubernetes.io/control-plane, effect: NoSchedule }]\n",
    ),
  },
  PORT_RANGE_INVALID: {
    "Use a range of 100 ports for `containerPort`": ports({
      hostPort: "30000-30099",
      containerPort: "30000-30099",
    }),
    "The first number can differ": ports({ hostPort: "30000-30099", containerPort: "31000-31099" }),
  },
};

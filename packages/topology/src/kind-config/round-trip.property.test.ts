import fc from "fast-check";
import { parse, stringify } from "yaml";
import { planCluster } from "../cluster/plan-cluster";
import { BerthError } from "../findings/berth-error";
import { parseKindConfig, type ParsedConfig } from "./parse-kind-config";
import { renderKindConfig } from "./render-kind-config";
import { runs } from "../../test/fixtures/runs";

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 8 }),
  // These are strings that some YAML versions read as values of another type.
  fc.constantFrom(
    "true",
    "yes",
    "0120",
    "1e3",
    "~",
    "null",
    "<<",
    "2026-11-23",
    "12:30",
    "0o7",
    "- a",
    "a: b",
    " a",
    "a\n",
    "a\n\nb\n",
    "#",
    "'",
    '"',
  ),
);
const optional = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(fields, { requiredKeys: [] });
const patches = {
  kubeadmConfigPatches: fc.array(
    fc.constantFrom("kind: KubeletConfiguration\nmaxPods: 50\n", "kind: ClusterConfiguration"),
    { maxLength: 2 },
  ),
};

const port = fc.record(
  {
    containerPort: fc.integer({ min: 1, max: 65535 }),
    hostPort: fc.integer({ min: 1, max: 65535 }),
    listenAddress: fc.constantFrom("", "127.0.0.1", "0.0.0.0", "192.168.1.7", "::1"),
    protocol: fc.constantFrom("", "TCP", "udp", "Sctp"),
  },
  { requiredKeys: ["containerPort", "hostPort"] },
);
/** The port mappings of one port, with one port mapping for each address. */
const portMappings = fc.oneof(
  { weight: 2, arbitrary: port.map((one) => [one]) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(port, fc.shuffledSubarray(["127.0.0.1", "192.168.1.7", "::1"], { minLength: 2 }))
      .map(([one, addresses]) => addresses.map((listenAddress) => ({ ...one, listenAddress }))),
  },
);
const mount = fc.record(
  {
    hostPath: text.map((path) => `./${path}`),
    containerPath: fc
      .string({ unit: fc.constantFrom("a", "b", "é", " "), minLength: 1, maxLength: 4 })
      .map((path) => `/m/${path}x`),
    readOnly: fc.boolean(),
    selinuxRelabel: fc.boolean(),
    propagation: fc.constantFrom("", "None", "HostToContainer", "Bidirectional"),
  },
  { requiredKeys: ["hostPath", "containerPath"] },
);
const node = optional({
  role: fc.constantFrom("", "control-plane", "worker"),
  image: fc.constantFrom("", "kindest/node:v1.36.3", "1.36", "0120"),
  labels: fc.dictionary(
    fc.constantFrom("a", "b-c", "1234", "true", "example.com/x"),
    fc.constantFrom("", "yes", "0120", "1e3"),
  ),
  extraMounts: fc.array(mount, { maxLength: 2 }),
  extraPortMappings: fc.array(portMappings, { maxLength: 3 }).map((ports) => ports.flat()),
  ...patches,
});
const config = optional({
  name: fc.constantFrom("", "demo", "123", "0x1f", "true", "null"),
  nodes: fc.array(node, { maxLength: 4 }),
  networking: optional({
    ipFamily: fc.constantFrom("", "ipv4", "ipv6", "dual"),
    apiServerPort: fc.constantFrom(0, 6443),
    apiServerAddress: fc.constantFrom("", "127.0.0.1"),
    disableDefaultCNI: fc.boolean(),
    kubeProxyMode: fc.constantFrom("", "iptables", "nftables", "ipvs", "none"),
    dnsSearch: fc.array(fc.constantFrom("a.example", "123", "true"), { maxLength: 2 }),
  }),
  featureGates: fc.dictionary(fc.constantFrom("GateOne", "Yes", "True", "N"), fc.boolean()),
  runtimeConfig: fc.dictionary(
    fc.constantFrom("api/all", "1", "true"),
    fc.constantFrom("true", "false", "1"),
  ),
  ...patches,
  containerdConfigPatches: fc.array(
    text.map((comment) => `# ${JSON.stringify(comment)}\n`),
    { maxLength: 2 },
  ),
});

type Fields = Readonly<Record<string, unknown>>;
const header = { kind: "Cluster", apiVersion: "kind.x-k8s.io/v1alpha4" };

/**
 * Normalizes a config, so that two configs with the same effect in kind are equal. Adds kind's defaults, and removes empty lists, empty
 * strings and Berth's labels. Also sorts the port mappings.
 */
function meaning(given: Fields): Fields {
  const networking = { ipFamily: "ipv4", apiServerPort: 0, ...meant(given["networking"]) };
  const nodes = (given["nodes"] ?? []) as Fields[];
  return meant({
    name: "kind",
    ...meant(given),
    networking: { kubeProxyMode: "iptables", disableDefaultCNI: false, ...networking },
    nodes: (nodes.length === 0 ? [{}] : nodes).map((one) => nodeMeaning(one, networking.ipFamily)),
  });
}

function nodeMeaning(given: Fields, ipFamily: string): Fields {
  const labels = Object.entries((given["labels"] ?? {}) as Fields).filter(
    ([key]) => !key.startsWith("port.berth.dev/"),
  );
  const listenAddress = ipFamily === "ipv6" ? "::" : "0.0.0.0";
  const ports = ((given["extraPortMappings"] ?? []) as Fields[]).map((one) => {
    const mapping: Fields = { listenAddress, protocol: "TCP", ...meant(one) };
    return { ...mapping, protocol: String(mapping["protocol"]).toUpperCase() };
  });
  const mounts = ((given["extraMounts"] ?? []) as Fields[]).map(meant);
  return meant({
    role: "control-plane",
    ...meant(given),
    labels: Object.fromEntries(labels),
    extraPortMappings: ports.map((one) => JSON.stringify(one, Object.keys(one).sort())).sort(),
    extraMounts: mounts,
  });
}

function meant(given: unknown): Fields {
  const isMeant = ([key, value]: [string, unknown]) =>
    value !== undefined &&
    value !== "" &&
    (key === "dnsSearch" || JSON.stringify(value) !== "[]") &&
    JSON.stringify(value) !== "{}";
  return Object.fromEntries(Object.entries((given ?? {}) as Fields).filter(isMeant));
}

/** Parses a config. Returns `undefined` if the planner rejects the config, for example because two ports have the same number. */
function parsed(yaml: string): ParsedConfig | undefined {
  return unlessRejected(() => parseKindConfig(yaml));
}

function unlessRejected<T>(planner: () => T): T | undefined {
  try {
    return planner();
  } catch (error) {
    if (BerthError.isInstance(error)) return undefined;
    throw error;
  }
}

const host = { cgroupVersion: 2 } as const;

it("parses and renders a config without changing its effect in kind", () => {
  const seen = { accepted: 0, refused: 0, severalAddresses: 0 };
  fc.assert(
    fc.property(config, (given) => {
      const read = parsed(stringify({ ...header, ...given }, { version: "1.1" }));
      seen[read === undefined ? "refused" : "accepted"] += 1;
      if (read === undefined) return;
      const written = parse(renderKindConfig(read.plan, host)) as Fields;
      expect(meaning(written)).toEqual(meaning({ ...header, ...given }));
      expect(planCluster(read.args)).toEqual(read.plan);
      seen.severalAddresses += read.plan.ports.some((one) => "additionalListenAddresses" in one) ? 1 : 0;
    }),
    { numRuns: runs(600) },
  );
  // The test would prove little if the planner rejected most configs, so the planner must accept many of them.
  expect(seen.accepted).toBeGreaterThan(150);
  expect(seen.severalAddresses).toBeGreaterThan(20);
});

it("renders and parses a plan without changing it, including the port names", () => {
  fc.assert(
    fc.property(config, (given) => {
      const read = parsed(stringify({ ...header, ...given }, { version: "1.1" }));
      fc.pre(read !== undefined);
      expect(parseKindConfig(renderKindConfig(read.plan, host)).plan).toEqual(read.plan);
    }),
    { numRuns: runs(200) },
  );
});

const taint = fc.record(
  {
    key: fc.constantFrom("dedicated", "node-role.kubernetes.io/control-plane", "true"),
    value: fc.constantFrom("", "db", "0120"),
    effect: fc.constantFrom("NoSchedule" as const, "PreferNoSchedule" as const, "NoExecute" as const),
  },
  { requiredKeys: ["key", "effect"] },
);
const nodeWithSettings = optional({
  labels: fc.dictionary(
    fc.constantFrom("a", "node-role.kubernetes.io/x", "k8s.io/y"),
    fc.constantFrom("", "1"),
  ),
  taints: fc.uniqueArray(taint, { maxLength: 3, selector: ({ key, effect }) => `${key} ${effect}` }),
  kubeadmConfigPatches: fc.constantFrom(["kind: JoinConfiguration\n"]),
}).chain((one) =>
  fc.constantFrom("control-plane" as const, "worker" as const).map((role) => ({ role, ...one })),
);

it("renders and parses a plan with taints and reserved labels without changing it", () => {
  const first = { role: "control-plane" as const };
  const nodes = fc.oneof(
    nodeWithSettings.map((one) => [{ ...one, ...first }]),
    fc.array(nodeWithSettings, { maxLength: 3 }).map((others) => [...others, first]),
  );
  const seen = { settings: 0 };
  fc.assert(
    fc.property(nodes, (given) => {
      const plan = unlessRejected(() => planCluster({ name: "demo", nodes: given }));
      fc.pre(plan !== undefined);
      const rendered = renderKindConfig(plan, host);
      seen.settings += Number(rendered.includes("# Berth: "));
      expect(parseKindConfig(rendered).plan).toEqual(plan);
    }),
    { numRuns: runs(300) },
  );
  expect(seen.settings).toBeGreaterThan(100);
});

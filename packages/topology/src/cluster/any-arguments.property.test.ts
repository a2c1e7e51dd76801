import fc from "fast-check";
import { clusterFindings } from "../../test/fixtures/examples/rule-example";
import { runs } from "../../test/fixtures/runs";

/** Generates values that a program may pass. Most of these values are almost valid. */
function nearly<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 6, arbitrary }, { weight: 1, arbitrary: fc.anything() });
}

const yaml = fc
  .array(
    fc.constantFrom(
      "kind: InitConfiguration\n",
      "kind: JoinConfiguration\n",
      "apiVersion: kubeadm.k8s.io/v1beta4\n",
      "nodeRegistration: &a\n  kubeletExtraArgs:\n    node-labels: a=b\n",
      "other: *a\n",
      "<<: *a\n",
      "---\n",
      "- op: add\n  path: /a\n",
      "[\n",
      "\t\n",
      "[plugins]\na = 1\n",
    ),
  )
  .map((lines) => lines.join(""));
const texts = nearly(fc.array(fc.oneof(yaml, fc.string()), { maxLength: 3 }));
const patches = nearly(
  fc.array(
    fc.record({
      group: fc.string(),
      version: fc.string(),
      kind: fc.constant("InitConfiguration"),
      patch: yaml,
    }),
    { maxLength: 2 },
  ),
);
const numbers = fc.oneof(fc.integer({ min: -2, max: 70_000 }), fc.double());
const ranges = fc
  .tuple(fc.integer({ min: -2, max: 70_000 }), fc.integer({ min: -2, max: 30 }))
  .map(([first, length]) => `${first}-${first + length}`);
const addresses = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string(), fc.constantFrom("0.0.0.0", "::"));
const subnets = fc.oneof(
  fc.string(),
  fc.tuple(fc.ipV4(), fc.nat(33)).map((parts) => parts.join("/")),
);
const mapping = nearly(
  fc.record(
    {
      name: fc.string(),
      hostPort: fc.oneof(numbers, ranges, fc.constant("auto")),
      containerPort: fc.oneof(numbers, ranges),
      listenAddress: addresses,
      protocol: fc.constantFrom("TCP", "UDP", "tcp"),
      node: fc.constantFrom("worker", "control-plane", ""),
    },
    { requiredKeys: ["name", "hostPort", "containerPort"] },
  ),
);
const node = nearly(
  fc.record(
    {
      role: fc.constantFrom("control-plane", "worker", "etcd"),
      image: fc.oneof(fc.string(), fc.constant("kindest/node:v1.35.0")),
      labels: nearly(fc.dictionary(fc.string(), fc.string())),
      taints: nearly(
        fc.array(
          fc.record({ key: fc.string(), value: fc.string(), effect: fc.constantFrom("NoSchedule", "No") }),
        ),
      ),
      extraMounts: nearly(fc.array(fc.record({ hostPath: fc.string(), containerPath: fc.string() }))),
      extraPortMappings: nearly(fc.array(mapping, { maxLength: 3 })),
      kubeadmConfigPatches: texts,
      kubeadmConfigPatchesJSON6902: patches,
    },
    { requiredKeys: ["role"] },
  ),
);
const cluster = fc.record(
  {
    name: nearly(fc.string()),
    nodes: nearly(fc.array(node, { maxLength: 4 })),
    portMappings: nearly(fc.array(mapping, { maxLength: 4 })),
    networking: nearly(
      fc.record(
        {
          ipFamily: fc.constantFrom("ipv4", "ipv6", "dual", "v4"),
          apiServerPort: numbers,
          apiServerAddress: addresses,
          podSubnet: subnets,
          serviceSubnet: subnets,
          disableDefaultCNI: fc.boolean(),
          dnsSearch: nearly(fc.array(fc.string())),
        },
        { requiredKeys: [] },
      ),
    ),
    featureGates: nearly(fc.dictionary(fc.string(), fc.boolean())),
    runtimeConfig: nearly(fc.dictionary(fc.string(), fc.string())),
    kubeadmConfigPatches: texts,
    kubeadmConfigPatchesJSON6902: patches,
    containerdConfigPatches: texts,
    containerdConfigPatchesJSON6902: texts,
    engine: nearly(fc.constantFrom("docker", "finch")),
    kubernetesVersion: nearly(fc.constantFrom("1.36", "v1.36", "1.7")),
    image: nearly(fc.constantFrom("kindest/node:v1.36.4", "Kind")),
    loadImages: nearly(fc.array(fc.oneof(fc.string(), fc.constant("shop/web:dev")))),
    registry: nearly(fc.oneof(fc.boolean(), fc.record({ name: fc.string(), hostPort: numbers }))),
    adopt: nearly(fc.boolean()),
    customTimeouts: nearly(fc.record({ create: fc.constantFrom("15m", "0s", "soon") })),
  },
  { requiredKeys: ["name"] },
);

it("accepts any arguments or rejects them with complete findings, and throws no other error", () => {
  fc.assert(
    fc.property(cluster, (args) => {
      for (const { path, rule, remedy } of clusterFindings(args)) {
        expect(path).not.toBe("");
        expect(rule).toMatch(/\S/);
        expect(remedy).toMatch(/\.$/);
      }
    }),
    { numRuns: runs(300) },
  );
});

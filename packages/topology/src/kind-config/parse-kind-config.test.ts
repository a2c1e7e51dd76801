import { BerthError, type Finding } from "../findings/berth-error";
import { planCluster } from "../cluster/plan-cluster";
import { parseKindConfig } from "./parse-kind-config";

const header = "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n";

function refused(text: string): readonly Finding[] {
  try {
    parseKindConfig(text);
  } catch (error) {
    if (BerthError.isInstance(error)) return error.findings;
    throw error;
  }
  return [];
}

/** Returns the code and path for each finding about a rejected config. */
function found(text: string): string[] {
  return refused(text).map(({ code, path, object }) => `${code} ${path ?? object}`);
}

/**
 * Returns the port names for a config. Each argument lists one node's ports in the form [containerPort, hostPort, protocol?,
 * listenAddress?].
 */
function names(...nodes: (readonly [number, number, string?, string?])[][]): (string | undefined)[] {
  const config = {
    kind: "Cluster",
    apiVersion: "kind.x-k8s.io/v1alpha4",
    nodes: nodes.map((ports) => ({
      role: "control-plane",
      extraPortMappings: ports.map(([containerPort, hostPort, protocol, listenAddress]) => ({
        containerPort,
        hostPort,
        protocol,
        listenAddress,
      })),
    })),
  };
  const { args } = parseKindConfig(JSON.stringify(config));
  return (args.nodes ?? []).flatMap(({ extraPortMappings = [] }) =>
    extraPortMappings.map(({ name }) => name),
  );
}

const tooLarge = "KIND_CONFIG_TOO_LARGE kind config";

describe("ports", () => {
  it("are named http and https for containerPorts 80 and 443, otherwise by protocol and hostPort", () => {
    expect(
      names([
        [80, 8080],
        [443, 8443],
        [30000, 30000],
        [53, 5353, "UDP"],
      ]),
    ).toEqual(["http", "https", "tcp-30000", "udp-5353"]);
  });

  it("have unique names across all nodes", () => {
    expect(
      names(
        [[80, 8080]],
        [[80, 8081]],
        [
          [443, 8443],
          [80, 8082],
        ],
      ),
    ).toEqual(["http", "tcp-8081", "https", "tcp-8082"]);
  });

  it("have numbered names if they have the same hostPort on several addresses", () => {
    expect(
      names([
        [81, 9000, "TCP", "127.0.0.1"],
        [82, 9000, "TCP", "127.0.0.2"],
        [83, 9000, "TCP", "127.0.0.3"],
      ]),
    ).toEqual(["tcp-9000", "tcp-9000-2", "tcp-9000-3"]);
  });

  it("are one port if they differ only in their listen addresses", () => {
    const text = `${header}nodes:
- role: control-plane
  extraPortMappings:
  - { containerPort: 80, hostPort: 80, listenAddress: "127.0.0.1" }
  - { containerPort: 443, hostPort: 443, listenAddress: "127.0.0.1" }
  - { containerPort: 80, hostPort: 80, listenAddress: "::1", protocol: tcp }
  - { containerPort: 80, hostPort: 80, listenAddress: "127.0.0.1", protocol: UDP }
`;
    const warnings: string[] = [];
    const { args, plan } = parseKindConfig(text, ({ code, path }) => warnings.push(`${code} ${path}`));
    expect(args.nodes?.[0]?.extraPortMappings).toEqual([
      { name: "http", containerPort: 80, hostPort: 80, listenAddress: ["127.0.0.1", "::1"] },
      { name: "https", containerPort: 443, hostPort: 443, listenAddress: "127.0.0.1" },
      { name: "udp-80", containerPort: 80, hostPort: 80, listenAddress: "127.0.0.1", protocol: "UDP" },
    ]);
    expect(plan.ports.map(({ name }) => name)).toEqual(["http", "https", "udp-80"]);
    expect(warnings.filter((warning) => !warning.startsWith("HOST_PORT_PRIVILEGED"))).toEqual([
      "LISTEN_ADDRESS_FAMILY nodes[0].extraPortMappings[2].listenAddress (line 8, column 55)",
    ]);
  });

  it("cannot have a list of addresses in a kind config", () => {
    const text = `${header}nodes:\n- extraPortMappings: [{containerPort: 80, hostPort: 8080, listenAddress: ["::1"]}]\n`;
    expect(found(text)).toEqual([
      "ARGUMENT_TYPE nodes[0].extraPortMappings[0].listenAddress (line 4, column 74)",
    ]);
  });

  it("are not named http if they use containerPort 80 over UDP", () => {
    expect(names([[80, 8080, "udp"]])).toEqual(["udp-8080"]);
  });

  it("stay in extraPortMappings of their node, without the fields that the config omits", () => {
    const text = `${header}nodes:\n- role: worker\n- extraPortMappings: [{containerPort: 80, hostPort: 8080}]\n`;
    expect(parseKindConfig(text).args).toStrictEqual({
      name: "kind",
      nodes: [
        { role: "worker" },
        { role: "control-plane", extraPortMappings: [{ name: "http", containerPort: 80, hostPort: 8080 }] },
      ],
    });
  });
});

describe("ports without a host port", () => {
  /** A config in which kind chooses the host ports, for clusters side by side. */
  const sideBySide = `${header}name: preview
nodes:
- role: control-plane
  extraPortMappings:
  - containerPort: 80
    listenAddress: 127.0.0.1
    protocol: TCP
  - containerPort: 443
    listenAddress: 127.0.0.1
    protocol: TCP
`;
  const host = { listenAddress: "127.0.0.1", protocol: "TCP" };

  it("have the hostPort auto, and names without a number that Berth derives", () => {
    const { args, plan } = parseKindConfig(sideBySide);
    expect(args.nodes?.[0]?.extraPortMappings).toEqual([
      { name: "http", containerPort: 80, hostPort: "auto", ...host },
      { name: "https", containerPort: 443, hostPort: "auto", ...host },
    ]);
    expect(plan.derivedHostPorts).toEqual(["http", "https"]);
    const owned = (owner: string) => planCluster({ ...args, owner }).ports.map(({ hostPort }) => hostPort);
    expect(owned("shop/one/preview")).not.toEqual(owned("shop/two/preview"));
  });

  it("are named by protocol and containerPort, if no well-known name is free", () => {
    const [any, engine] = [0, -1];
    expect(
      names(
        [
          [80, any],
          [8080, any],
          [53, engine, "UDP"],
        ],
        [
          [80, any],
          [8081, 8080],
        ],
      ),
    ).toEqual(["http", "tcp-8080", "udp-53", "tcp-80", "tcp-8080-2"]);
  });

  it.each([
    ["", []],
    ["hostPort: 0", []],
    ["hostPort: -1", ["HOST_PORT_OF_ENGINE nodes[0].extraPortMappings[0].hostPort (line 6, column 35)"]],
    ["hostPort: 8080", []],
  ])("are accepted with `%s`, with a warning if the engine would choose the port", (hostPort, expected) => {
    const warnings: Finding[] = [];
    const mapping = ["containerPort: 80", hostPort, "listenAddress: 127.0.0.1"].filter((one) => one !== "");
    const text = `${header}nodes:\n- role: control-plane\n  extraPortMappings:\n  - {${mapping.join(", ")}}\n`;
    parseKindConfig(text, (warning) => warnings.push(warning));
    expect(warnings.map(({ code, path }) => `${code} ${path ?? ""}`)).toEqual(expected);
  });

  it("are also accepted in a ctlptl file", () => {
    const config = sideBySide
      .split("\n")
      .map((line) => `  ${line}`)
      .join("\n")
      .replace("  - containerPort: 443", "  - hostPort: -1\n      containerPort: 443");
    const text = `apiVersion: ctlptl.dev/v1alpha1\nkind: Cluster\nproduct: kind\nkindV1Alpha4Cluster:\n${config}`;
    const warnings: Finding[] = [];
    const { plan } = parseKindConfig(text, (warning) => warnings.push(warning));
    expect(plan.derivedHostPorts).toEqual(["http", "https"]);
    expect(warnings.map(({ code }) => code)).toEqual(["HOST_PORT_OF_ENGINE"]);
    expect(warnings[0]?.path).toMatch(/extraPortMappings\[1\]\.hostPort \(line \d+, column \d+\)$/);
  });

  it("are rejected with any other number that is not valid", () => {
    const text = `${header}nodes:\n- role: control-plane\n  extraPortMappings:\n  - {containerPort: 80, hostPort: -2, listenAddress: 127.0.0.1}\n`;
    expect(found(text)).toEqual([
      "PORT_NUMBER_INVALID nodes[0].extraPortMappings[0].hostPort (line 6, column 35)",
    ]);
  });
});

describe("problems in a config", () => {
  it("are reported all at once, each with its line and column, whichever check finds them", () => {
    const text = `${header}nodse: []
name: Demo
nodes:
  - role: control-plane
    extraPortMappings:
      - { containerPort: "80", hostPort: 8080 }
      - { containerPort: 81, hostPort: 0, listenAddress: 127.0.0.1 }
  - role: etcd
networking:
  ipFamily: ipv5
  apiServerPort: [1]
`;
    const errors = found(text).filter((finding) => !finding.startsWith("HOST_PORT_OPEN"));
    expect(errors.sort()).toEqual([
      "ARGUMENT_TYPE networking.apiServerPort (line 13, column 18)",
      "ARGUMENT_TYPE nodes[0].extraPortMappings[0].containerPort (line 8, column 26)",
      "ARGUMENT_UNKNOWN nodse (line 3, column 1)",
      "ARGUMENT_VALUE networking.ipFamily (line 12, column 13)",
    ]);
  });

  it("are detected by the planner if all types are valid", () => {
    const text = `${header}name: Demo\nnodes:\n  - role: etcd\n    extraPortMappings:\n      - hostPort: 8080\n        listenAddress: 127.0.0.1\n`;
    expect(found(text).sort()).toEqual([
      "CLUSTER_NAME_INVALID name (line 3, column 7)",
      "NODE_ROLE_INVALID nodes[0].role (line 5, column 11)",
    ]);
  });

  it("are located at the nearest existing element if a field is missing", () => {
    const text = `${header}nodes:\n  - role: control-plane\n    extraPortMappings:\n      - hostPort: 8080\n        listenAddress: 127.0.0.1\n`;
    expect(found(text)).toEqual([
      "PORT_NUMBER_INVALID nodes[0].extraPortMappings[0].containerPort (line 6, column 9)",
    ]);
  });

  it("consist only of the syntax error if the YAML is broken", () => {
    expect(found(`${header}nodse: []\nname: "demo\n`)).toEqual([
      expect.stringMatching(/^KIND_CONFIG_SYNTAX kind config \(line \d+, column \d+\)$/),
    ]);
  });

  it("consist only of the apiVersion if kind does not support it", () => {
    expect(found("kind: Cluster\napiVersion: kind.sigs.k8s.io/v1alpha3\nnodse: []\n")).toEqual([
      "KIND_CONFIG_VERSION apiVersion (line 2, column 13)",
    ]);
  });

  it("are described with the valid fields if a field is unknown", () => {
    expect(() =>
      parseKindConfig(`${header}nodes:\n- {role: control-plane, extraMounts: [{hostpath: /a}]}\n`),
    ).toThrow(
      'nodes[0].extraMounts[0].hostpath (line 4, column 40) is "/a": kind has no field `hostpath` here; ' +
        "the valid fields are `hostPath`, `containerPath`, `readOnly`, `selinuxRelabel` and `propagation`. Correct the spelling, or remove the field.",
    );
  });

  it("include aliases that expand exponentially", () => {
    const levels = [...Array(12).keys()].map((level) => {
      const merged =
        level === 0
          ? "{role: worker}"
          : `{<<: [${Array(10)
              .fill(`*a${level - 1}`)
              .join(", ")}]}`;
      return `  - &a${level} ${merged}\n`;
    });
    expect(found(`${header}nodes:\n  - role: control-plane\n${levels.join("")}`)).toEqual([tooLarge]);
  });

  it("include labels, aliases and merges that multiply to more values than kind can need", () => {
    const labels = [...Array(5_000).keys()].map((index) => `l${index}: a`).join(", ");
    const aliases = "  - {role: worker, labels: *l}\n".repeat(5_000);
    const merges = `  - {<<: [${Array(4_000).fill("*n").join(", ")}]}\n`.repeat(10);
    const first = `${header}nodes:\n  - &n {role: control-plane, labels: &l {${labels}}}\n`;
    expect(found(`${first}${aliases}`)).toEqual([tooLarge]);
    expect(found(`${first}${merges}`)).toEqual([tooLarge]);
    expect(found(`${header}# ${"x".repeat(2 ** 20)}`)).toEqual([tooLarge]);
  });

  it("name a key of any length and with any characters", () => {
    for (const character of ["x", ".", "[", "a.", "a["]) {
      const key = character.repeat(200_000 / character.length);
      expect(found(`${header}? '${key}'\n: x\n`)).toEqual([
        expect.stringMatching(/^ARGUMENT_UNKNOWN .*\(line 3, column 3\)$/s),
      ]);
    }
  });

  it("control: do not include labels that many nodes share by an alias", () => {
    const nodes = "  - {role: worker, labels: *l}\n".repeat(100);
    const first = "  - {role: control-plane, labels: &l {tier: edge}}\n";
    expect(parseKindConfig(`${header}nodes:\n${first}${nodes}`).plan.nodes).toHaveLength(101);
  });
});

it("warns about a document that kind ignores, but not about an end marker or an empty document", () => {
  const warnings: string[] = [];
  const warn = ({ code }: Finding) => warnings.push(code);
  parseKindConfig(`${header}---\nkind: [broken\n`, warn);
  expect(warnings).toEqual(["KIND_CONFIG_DOCUMENT_IGNORED"]);
  parseKindConfig(`---\n${header}...\n`, warn);
  parseKindConfig(`---\n${header}---\n`, warn);
  expect(warnings).toHaveLength(1);
});

it("warns about a tag that kind ignores, and rejects it where kind expects a number or a boolean", () => {
  const warnings: string[] = [];
  const { args } = parseKindConfig(
    `${header}name: !name demo\nnodes: !list [!map { role: !!str worker }, { role: control-plane }]\n`,
    ({ code, path }: Finding) => warnings.push(`${code} ${path}`),
  );
  expect(args).toEqual({ name: "demo", nodes: [{ role: "worker" }, { role: "control-plane" }] });
  expect(warnings).toEqual([
    "KIND_CONFIG_TAG_IGNORED name (line 3, column 13)",
    "KIND_CONFIG_TAG_IGNORED nodes (line 4, column 14)",
    "KIND_CONFIG_TAG_IGNORED nodes[0] (line 4, column 20)",
  ]);
  expect(found(`${header}networking: { apiServerPort: !port 6443, disableDefaultCNI: !b true }\n`)).toEqual([
    "KIND_CONFIG_TAG networking.apiServerPort (line 3, column 36)",
    "KIND_CONFIG_TAG networking.disableDefaultCNI (line 3, column 64)",
  ]);
});

it("returns the plan together with the arguments", () => {
  const { plan } = parseKindConfig(
    `${header}nodes:\n- extraPortMappings: [{containerPort: 80, hostPort: 8080, protocol: tcp}]\n`,
  );
  expect(plan.ports).toEqual([
    {
      name: "http",
      node: "control-plane",
      listenAddress: "0.0.0.0",
      hostPort: 8080,
      containerPort: 80,
      protocol: "TCP",
    },
  ]);
});

describe("warnings", () => {
  const mapping = (containerPort: number, hostPort: number | string) =>
    `      - { containerPort: ${containerPort}, hostPort: ${hostPort} }\n`;
  const worker = "  - role: worker\n    extraPortMappings:\n";

  it("do not concern port mappings that are rejected, but only the first one", () => {
    const config = `${header}nodes:\n  - role: control-plane\n${worker}${mapping(80, 80)}${worker}${mapping(80, 80)}`;
    expect(found(config)).toEqual([
      "HOST_PORT_TAKEN nodes[2].extraPortMappings[0].hostPort (line 10, column 40)",
      "HOST_PORT_OPEN nodes[1].extraPortMappings[0].listenAddress (line 7, column 9)",
      "HOST_PORT_PRIVILEGED nodes[1].extraPortMappings[0].hostPort (line 7, column 40)",
    ]);
  });

  it("do not concern a port mapping whose value is not a number", () => {
    const codes = found(
      `${header}nodes:\n${worker.replace("worker", "control-plane")}${mapping(80, '"80"')}`,
    );
    expect(codes).toEqual([
      expect.stringMatching(/^ARGUMENT_TYPE nodes\[0\]\.extraPortMappings\[0\]\.hostPort/) as string,
    ]);
  });

  it("are combined for a range of ports", () => {
    const ports = Array.from({ length: 2768 }, (_, index) => mapping(30000 + index, 30000 + index)).join("");
    const warnings: Finding[] = [];
    parseKindConfig(`${header}nodes:\n${worker.replace("worker", "control-plane")}${ports}`, (warning) =>
      warnings.push(warning),
    );
    expect(warnings).toMatchObject([
      {
        code: "HOST_PORT_OPEN",
        path: "nodes[0].extraPortMappings[0].listenAddress (line 6, column 9)",
        rule: expect.stringContaining("2768 ports (`tcp-30000`, ") as string,
      },
    ]);
  });
});

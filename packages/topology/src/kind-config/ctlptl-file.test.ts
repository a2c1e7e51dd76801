import { BerthError, type Finding } from "../findings/berth-error";
import { parseKindConfig } from "./parse-kind-config";

/** Returns a ctlptl file. Each argument is the content of a document without its `apiVersion`. */
const file = (...documents: string[]) =>
  documents.map((document) => `apiVersion: ctlptl.dev/v1alpha1\n${document}`).join("---\n");
const cluster = (rest = "") => `kind: Cluster\nproduct: kind\n${rest}`;

/** Returns the arguments of an accepted file, and the warnings. */
function read(text: string) {
  const warnings: string[] = [];
  const { args } = parseKindConfig(text, ({ code, path, object }: Finding) =>
    warnings.push(`${code} ${path ?? object}`),
  );
  return { args, warnings };
}

/** Returns the findings about a rejected file. */
function refused(text: string): string[] {
  try {
    parseKindConfig(text);
  } catch (error) {
    if (BerthError.isInstance(error))
      return error.findings.map(({ code, path, object }) => `${code} ${path ?? object}`);
    throw error;
  }
  return [];
}

describe("a ctlptl file", () => {
  it("becomes the kind config in it, with the name, the registry and the Kubernetes version", () => {
    const text = file(
      "kind: Registry\nname: ctlptl-registry\nport: 5000\n",
      cluster(`registry: ctlptl-registry
name: kind-shop
kubernetesVersion: v1.36.1
kindV1Alpha4Cluster:
  name: ignored
  networking: { apiServerAddress: 127.0.0.1 }
  nodes:
  - role: control-plane
    image: kindest/node:v1.31.0
    extraPortMappings:
    - { containerPort: 80, hostPort: 8080, protocol: TCP, listenAddress: 127.0.0.1 }
`),
    );
    expect(read(text)).toStrictEqual({
      args: {
        name: "shop",
        kubernetesVersion: "1.36",
        registry: { name: "ctlptl-registry", hostPort: 5000 },
        networking: { apiServerAddress: "127.0.0.1" },
        nodes: [
          {
            role: "control-plane",
            extraPortMappings: [
              {
                name: "http",
                containerPort: 80,
                hostPort: 8080,
                listenAddress: "127.0.0.1",
                protocol: "TCP",
              },
            ],
          },
        ],
      },
      warnings: [],
    });
  });

  it.each([
    ["the file's name", "name: kind-a\nkindV1Alpha4Cluster: { name: b }\n", "a"],
    ["the kind config's name", "kindV1Alpha4Cluster: { name: b }\n", "b"],
    ["kind's default", "", "kind"],
  ])("has the cluster name from %s", (_, rest, name) => {
    expect(read(file(cluster(rest))).args.name).toBe(name);
  });

  it("may contain the kind config's own version, and keeps images without `kubernetesVersion`", () => {
    const config =
      "kindV1Alpha4Cluster: { kind: Cluster, apiVersion: kind.x-k8s.io/v1alpha4, nodes: [{ role: control-plane, image: kindest/node:v1.36.3 }] }\n";
    expect(read(file(cluster(config))).args).toEqual({
      name: "kind",
      nodes: [{ role: "control-plane", image: "kindest/node:v1.36.3" }],
    });
  });

  it("can be JSON", () => {
    const document = {
      apiVersion: "ctlptl.dev/v1alpha1",
      kind: "Cluster",
      product: "kind",
      name: "kind-json",
    };
    expect(read(JSON.stringify(document)).args.name).toBe("json");
  });

  it("gets Berth's registry port if no document sets one, with a warning", () => {
    expect(read(file(cluster("registry: images\n")))).toEqual({
      args: { name: "kind", registry: { name: "images" } },
      warnings: ["CTLPTL_REGISTRY_PORT registry (line 4, column 11)"],
    });
  });

  it("gets a warning for each setting that Berth does not have, and for a registry that no cluster uses", () => {
    const text = file(
      cluster("registry: own\nminCPUs: 4\npullThroughRegistries: [mirror]\nstatus: { cpus: 2 }\n"),
      "kind: Registry\nname: own\nport: 5005\nlistenAddress: 0.0.0.0\nimage: registry:3\n",
      'kind: Registry\nname: mirror\nproxy: { remoteURL: "https://example.test", password: "$PASSWORD" }\n',
    );
    expect(read(text).warnings).toEqual([
      "CTLPTL_SETTING_IGNORED minCPUs (line 5, column 10)",
      "CTLPTL_SETTING_IGNORED pullThroughRegistries (line 6, column 24)",
      "CTLPTL_SETTING_IGNORED registries[0].image (line 14, column 8)",
      "CTLPTL_SETTING_IGNORED registries[0].listenAddress (line 13, column 16)",
      "CTLPTL_SETTING_IGNORED registries[1] (line 16, column 1)",
    ]);
  });
});

describe("a problem in a ctlptl file", () => {
  it("has the line and column of the original text", () => {
    const text = file(
      cluster(
        "registry: r\nkubernetesVersion: v1.19.0\nkindV1Alpha4Cluster:\n  nodes:\n  - role: etcd\n  - role: control-plane\n",
      ),
      "kind: Registry\nname: r\nport: 70000\n",
    );
    expect(refused(text).sort()).toEqual([
      "KUBERNETES_VERSION_UNKNOWN kubernetesVersion (line 5, column 20)",
      "NODE_ROLE_INVALID nodes[0].role (line 8, column 11)",
      "PORT_NUMBER_INVALID registry.hostPort (line 14, column 7)",
    ]);
  });

  it("names ctlptl or kind as the program that does not know a field", () => {
    const text = file(cluster("nmae: a\nkindV1Alpha4Cluster: { nodse: [] }\n"));
    expect(() => parseKindConfig(text)).toThrow(
      'nmae (line 4, column 1) is "a": ctlptl has no field `nmae` here',
    );
    expect(() => parseKindConfig(text)).toThrow("kind has no field `nodse` here");
  });

  it.each([
    [
      "another product",
      file("kind: Cluster\nproduct: minikube\n"),
      "CTLPTL_PRODUCT product (line 3, column 10)",
    ],
    ["no product", file("kind: Cluster\n"), "CTLPTL_PRODUCT product (line 1, column 1)"],
    ["no cluster", file("kind: Registry\n"), "CTLPTL_CLUSTER_COUNT ctlptl file"],
    ["two clusters", file(cluster(), cluster("name: kind-b\n")), "CTLPTL_CLUSTER_COUNT ctlptl file"],
    [
      "another kind",
      file(cluster(), "kind: Machine\n"),
      "CTLPTL_DOCUMENT_UNKNOWN ctlptl file (line 5, column 1)",
    ],
    [
      "another version",
      file(cluster()).replace("v1alpha1", "v2"),
      "CTLPTL_DOCUMENT_UNKNOWN ctlptl file (line 1, column 1)",
    ],
  ])("is %s", (_, text, expected) => {
    expect(refused(text)).toEqual([expected]);
  });

  it("is a syntax error in any document", () => {
    expect(refused(file(cluster(), "kind: [Registry\n"))).toEqual([
      expect.stringMatching(/^KIND_CONFIG_SYNTAX kind config \(line \d+, column \d+\)$/),
    ]);
  });

  it("is not a later document of a kind config, which kind ignores", () => {
    const text = `kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n---\n${file(cluster("name: kind-b\n"))}`;
    expect(read(text)).toMatchObject({
      args: { name: "kind" },
      warnings: ["KIND_CONFIG_DOCUMENT_IGNORED kind config"],
    });
  });
});

import { clusterFindings, found } from "../../../test/fixtures/examples/rule-example";

const cri = 'plugins."io.containerd.grpc.v1.cri".registry';
const images = 'plugins."io.containerd.cri.v1.images".registry';
const mirrors = (plugin = cri, host = "docker.io", endpoint = "http://mirror.example:5000") =>
  `[${plugin}.mirrors."${host}"]\n  endpoint = ["${endpoint}"]\n`;
const configPath = (folder: string, plugin = cri) => `[${plugin}]\n  config_path = "${folder}"\n`;
const certs = "/etc/containerd/certs.d";
const pointer = "/plugins/io.containerd.grpc.v1.cri/registry";

const kind = {
  "0.30": "kindest/node:v1.34.0",
  "0.31": "kindest/node:v1.35.0",
  "0.33": "kindest/node:v1.36.4",
} as const;

/** Returns the findings about containerd patches for the nodes of a kind release; `undefined` for an image that Berth does not know. */
function patched(release: keyof typeof kind | undefined, patches: readonly string[], others: object = {}) {
  const image = release === undefined ? "shop/node:1" : kind[release];
  return found({ image, containerdConfigPatches: patches, ...others });
}
/** The same for JSON patches. */
function patchedByJson(release: keyof typeof kind, ...operations: object[]) {
  return patched(release, [], { containerdConfigPatchesJSON6902: [JSON.stringify(operations)] });
}

describe("registry mirrors", () => {
  it.each([
    ["0.31", ["REGISTRY_MIRRORS_REJECTED containerdConfigPatches[0]"]],
    ["0.30", []],
    ["0.33", []],
    [undefined, ["REGISTRY_MIRRORS_DEPRECATED containerdConfigPatches[0]"]],
  ] as const)("are checked against the containerd version of kind %s: %j", (release, expected) => {
    expect(patched(release, [mirrors()])).toEqual(expected);
    expect(patched(release, [mirrors(images)])).toEqual(expected);
  });

  it.each([
    ["1.35.0", "REGISTRY_MIRRORS_REJECTED containerdConfigPatches[0]"],
    ["1.35", "REGISTRY_MIRRORS_DEPRECATED containerdConfigPatches[0]"],
    ["1.37", undefined],
  ])("are checked against the images for Kubernetes %s: %s", (kubernetesVersion, expected) => {
    expect(found({ kubernetesVersion, containerdConfigPatches: [mirrors()] })).toEqual(
      expected === undefined ? [] : [expected],
    );
  });

  it("are rejected if one of several nodes has an affected version", () => {
    const nodes = [{ role: "control-plane", image: kind["0.33"] }, { role: "worker" }];
    expect(patched("0.31", [mirrors()], { nodes })).toEqual([
      "REGISTRY_MIRRORS_REJECTED containerdConfigPatches[0]",
    ]);
    expect(patched("0.33", [mirrors()], { nodes })).toEqual([]);
  });

  it.each(["0.30", "0.31", "0.33", undefined] as const)(
    "are rejected beside config_path with the images of kind %s",
    (release) => {
      const rejected = ["REGISTRY_MIRRORS_REJECTED containerdConfigPatches[1]"];
      expect(patched(release, [configPath(certs), mirrors()])).toEqual(rejected);
      expect(patched(release, [configPath("/other"), mirrors()])).toEqual(rejected);
    },
  );

  it.each([
    ["an empty config_path", [configPath(""), mirrors()]],
    [
      "a config_path for the plugin whose settings containerd replaces",
      [configPath(certs, images), mirrors()],
    ],
    ["a patch for another config version", [`version = 3\n${configPath(certs)}`, mirrors()]],
  ])("are accepted beside %s", (_, patches) => {
    expect(patched("0.33", patches)).toEqual([]);
  });

  it("are accepted if the table is empty, or if the patch is for another config version", () => {
    expect(patched("0.31", [`[${cri}.mirrors]\n`])).toEqual([]);
    expect(patched("0.31", [`version = 3\n${mirrors()}`])).toEqual([]);
    expect(patched("0.31", [`version = 2\n${mirrors()}`])).toHaveLength(1);
  });

  it("are read from JSON patches, which kind applies after the merge patches", () => {
    const add = {
      op: "add",
      path: pointer,
      value: { mirrors: { "docker.io": { endpoint: ["http://a:5000"] } } },
    };
    const rejected = ["REGISTRY_MIRRORS_REJECTED containerdConfigPatchesJSON6902[0]"];
    expect(patchedByJson("0.31", add)).toEqual(rejected);
    expect(patchedByJson("0.33", add, { op: "add", path: `${pointer}/config_path`, value: certs })).toEqual(
      rejected,
    );
    expect(patchedByJson("0.31", add, { op: "remove", path: `${pointer}/mirrors` })).toEqual([]);
    const removed = { containerdConfigPatchesJSON6902: [JSON.stringify([{ op: "remove", path: pointer }])] };
    expect(patched("0.31", [mirrors()], removed)).toEqual([]);
  });

  it("have a remedy that names the local registry, or the files for other registries", () => {
    const remedy = (patch: string) =>
      clusterFindings({ image: kind["0.31"], containerdConfigPatches: [patch] })[0]?.remedy;
    expect(remedy(mirrors(cri, "localhost:5001", "http://kind-registry:5000"))).toBe(
      'Remove `mirrors` from the patch, and set `registry: { name: "kind-registry", hostPort: 5001 }`.',
    );
    expect(remedy(mirrors())).toBe(
      "Remove `mirrors` from the patch. In a folder on the host, create a file such as `docker.io/hosts.toml` for each registry. " +
        "Mount the folder at `/etc/containerd/certs.d` on each node with `extraMounts`.",
    );
  });

  it("never appear with their endpoints in a message, which can contain credentials", () => {
    const [finding] = clusterFindings({
      image: kind["0.31"],
      containerdConfigPatches: [mirrors(cri, "docker.io", "http://user:secret@mirror.example")],
    });
    expect(JSON.stringify(finding)).not.toContain("secret");
  });
});

describe("the TLS options of a registry", () => {
  const config = (table: string) => `[${cri}.configs."registry.example".${table}]\n  any = "x"\n`;

  it("are without effect, other than credentials", () => {
    expect(patched("0.33", [config("tls")])).toEqual(["REGISTRY_TLS_UNREAD containerdConfigPatches[0]"]);
    expect(patched("0.33", [config("auth")])).toEqual([]);
  });
});

describe("the local registry", () => {
  const registry = { registry: true };

  it.each([
    ["0.33", [mirrors()], ["REGISTRY_UNREAD containerdConfigPatches[0]"]],
    [undefined, [mirrors()], ["REGISTRY_UNREAD containerdConfigPatches[0]"]],
    ["0.31", [mirrors()], ["REGISTRY_MIRRORS_REJECTED containerdConfigPatches[0]"]],
    ["0.33", [configPath("/other")], ["REGISTRY_UNREAD containerdConfigPatches[0]"]],
    ["0.33", [configPath(`/other:${certs}`)], []],
    ["0.30", [configPath(certs)], []],
    ["0.30", [], ["REGISTRY_UNREAD registry"]],
    ["0.31", [], []],
    [undefined, [], []],
  ] as const)("needs the folder that containerd reads: kind %s with %j: %j", (release, patches, expected) => {
    expect(patched(release, patches, registry)).toEqual(expected);
  });
});

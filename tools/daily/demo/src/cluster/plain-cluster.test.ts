import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Toolchain } from "@kind-berth-tools/toolchain";
import { createPlainCluster, deletePlainCluster, isPlainClusterUp, type PlainCluster } from "./plain-cluster";

/** A fake kind that stores its clusters in a file. As in kind, `--name` takes precedence over KIND_CLUSTER_NAME. If a file named `failing` exists, the fake kind fails to create a cluster. */
const fakeKind = `#!/bin/sh
cd "$(dirname "$0")"
echo "$1 $2" >> calls
case "$1 $2" in
  "get clusters") cat clusters ;;
  "create cluster")
    case "$*" in *--name*) echo plain ;; *) echo "\${KIND_CLUSTER_NAME:-plain}" ;; esac >> clusters
    test ! -e failing ;;
  "delete cluster") : > clusters ;;
esac
`;
const settings = { clusterName: "plain", ports: { httpPort: 8080 } };

let folder = "";
let cluster: PlainCluster;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "berth-plain-"));
  for (const [name, text] of [
    ["kind", fakeKind],
    ["docker", "#!/bin/sh\necho 2\n"],
  ] as const) {
    await writeFile(join(folder, name), text);
    await chmod(join(folder, name), 0o755);
  }
  await writeFile(join(folder, "clusters"), "");
  const toolchain: Toolchain = {
    engine: "docker",
    tools: [],
    env: { PATH: `${folder}${delimiter}${process.env["PATH"] ?? ""}` },
    release: () => Promise.resolve(),
  };
  cluster = { name: "plain", folder: join(folder, "state"), toolchain };
});

afterEach(() => rm(folder, { recursive: true }));

const create = () => createPlainCluster(cluster, "examples/existing-cluster/kind.yaml", settings, settings);
const changes = async () =>
  (await readFile(join(folder, "calls"), "utf8"))
    .split("\n")
    .filter((call) => /^(?:create|delete)/u.test(call));

it("is created only once", async () => {
  expect(await isPlainClusterUp(cluster)).toBe(false);
  await create();
  expect(await isPlainClusterUp(cluster)).toBe(true);
  await create();
  expect(await changes()).toEqual(["create cluster"]);
});

it("has the demo's name, even if the user has set KIND_CLUSTER_NAME", async () => {
  process.env["KIND_CLUSTER_NAME"] = "another";
  try {
    await create();
  } finally {
    delete process.env["KIND_CLUSTER_NAME"];
  }
  expect(await isPlainClusterUp(cluster)).toBe(true);
});

it("is created again if its creation failed, or if it was deleted manually", async () => {
  await writeFile(join(folder, "failing"), "");
  await expect(create()).rejects.toThrow(/kind create cluster exited with code 1/u);
  expect(await isPlainClusterUp(cluster)).toBe(false);
  await rm(join(folder, "failing"));
  await create();
  expect(await changes()).toEqual(["create cluster", "delete cluster", "create cluster"]);
  await writeFile(join(folder, "clusters"), "");
  expect(await isPlainClusterUp(cluster)).toBe(false);
  await create();
  expect(await isPlainClusterUp(cluster)).toBe(true);
});

it("is deleted even if its creation failed", async () => {
  await writeFile(join(folder, "failing"), "");
  await expect(create()).rejects.toThrow();
  await deletePlainCluster(cluster);
  await deletePlainCluster(cluster);
  expect(await changes()).toEqual(["create cluster", "delete cluster"]);
});

it("is neither used nor deleted if the user already has a cluster with the same name", async () => {
  await writeFile(join(folder, "clusters"), "plain\n");
  await expect(create()).rejects.toThrow(
    /A kind cluster with the name plain exists, but this demo did not create it/u,
  );
  await deletePlainCluster(cluster);
  expect(await readFile(join(folder, "clusters"), "utf8")).toBe("plain\n");
});

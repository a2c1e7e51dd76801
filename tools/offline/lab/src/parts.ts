import { buildRootfs, KIND, ROOTFS_SCRIPTS } from "./debian/rootfs";
import { codeOf, contentsOf } from "./files";
import { go, goVersion } from "./go/go-command";
import { GO_MODULE, HELM_MODULE, readGoMod, requiredVersion } from "./go/go-module";
import { buildProgram, type GoProgram, programInputs } from "./go/go-program";
import { goPrograms } from "./go/go-programs";
import { buildLoadBalancerImage } from "./load-balancer-image/load-balancer-image";
import { buildNodeImage, NODE_IMAGE_FILES } from "./node-image/node-image-part";
import type { Part, PartDirectories, PartTable } from "./schedule";

/** The name of a part. It is also the part's folder in the cache. */
export type PartName =
  keyof typeof goPrograms | "go-modules" | "rootfs" | "node-image" | "load-balancer-image";

/** All parts. Parts that others wait for longest come first, because this is also the build order within a lane. */
export const labParts: PartTable<PartName> = {
  rootfs: {
    dependsOn: [],
    lane: "assemble",
    usualSeconds: 80,
    inputs: async () => [
      requiredVersion(await readGoMod(), KIND), // kind's base files are included
      process.arch,
      ...(await codeOf("debian")),
      ...(await contentsOf([ROOTFS_SCRIPTS])),
    ],
    build: buildRootfs,
  },
  "go-modules": {
    dependsOn: [],
    lane: "download",
    usualSeconds: 60,
    // The whole module is included: it has few lines, so every change in it triggers a rebuild of every program.
    inputs: async () => [await goVersion(), ...(await contentsOf([GO_MODULE]))],
    // Downloads into the cache of the go command. Later builds find their sources there.
    build: async () => {
      await go(["mod", "download"]);
    },
  },
  kubernetes: programPart(goPrograms.kubernetes, 540),
  containerd: programPart(goPrograms.containerd, 60),
  etcd: programPart(goPrograms.etcd, 10),
  coredns: programPart(goPrograms.coredns, 20),
  traefik: programPart(goPrograms.traefik, 120),
  "http-echo": programPart(goPrograms["http-echo"], 1),
  pause: programPart(goPrograms.pause, 1),
  "node-image": {
    dependsOn: ["kubernetes", "containerd", "etcd", "coredns", "traefik", "http-echo", "pause", "rootfs"],
    lane: "assemble",
    usualSeconds: 15,
    inputs: async () => [
      ...(await codeOf("images", "node-image")),
      ...(await contentsOf([NODE_IMAGE_FILES])),
    ],
    build: (dir, parts, key) =>
      buildNodeImage(
        {
          kubernetes: directoryOf(parts, "kubernetes"),
          containerd: directoryOf(parts, "containerd"),
          etcd: directoryOf(parts, "etcd"),
          coredns: directoryOf(parts, "coredns"),
          pause: directoryOf(parts, "pause"),
          traefik: directoryOf(parts, "traefik"),
          httpEcho: directoryOf(parts, "http-echo"),
          rootfs: directoryOf(parts, "rootfs"),
        },
        key,
        dir,
      ),
  },
  envoy: programPart(goPrograms.envoy, 1),
  "load-balancer-image": {
    dependsOn: ["envoy", "rootfs"],
    lane: "assemble",
    usualSeconds: 2,
    inputs: () => codeOf("images", "load-balancer-image"),
    build: (dir, parts, key) =>
      buildLoadBalancerImage(
        { envoy: directoryOf(parts, "envoy"), rootfs: directoryOf(parts, "rootfs") },
        key,
        dir,
      ),
  },
  kind: programPart(goPrograms.kind, 10),
  pulumi: programPart(goPrograms.pulumi, 150),
  // A separate module, so that its changes do not trigger a rebuild of the other programs. Its sources are downloaded during the build. It
  // is built last, because most of its packages are compiled by then.
  "helm-template": {
    dependsOn: [],
    lane: "compile",
    usualSeconds: 5,
    inputs: async () => [
      await goVersion(),
      ...programInputs(goPrograms["helm-template"], await readGoMod(HELM_MODULE)),
      ...(await contentsOf([HELM_MODULE])),
    ],
    build: async (dir) => buildProgram(goPrograms["helm-template"], await readGoMod(HELM_MODULE), dir),
  },
};

/** The names of all parts, in the order of {@link labParts}. */
export const partNames = Object.keys(labParts) as PartName[];

function programPart(program: GoProgram, usualSeconds: number): Part<PartName> {
  return {
    dependsOn: ["go-modules"],
    lane: "compile",
    usualSeconds,
    inputs: async () => programInputs(program, await readGoMod()),
    build: async (dir) => buildProgram(program, await readGoMod(), dir),
  };
}

function directoryOf(parts: PartDirectories<PartName>, name: PartName): string {
  const directory = parts[name];
  if (directory === undefined) throw new Error(`The part does not depend on ${name}.`);
  return directory;
}

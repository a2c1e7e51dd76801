import { buildRootfs, KIND, ROOTFS_SCRIPTS } from "./debian/rootfs";
import { codeOf, contentsOf } from "./files";
import { go, goVersion } from "./go/go-command";
import { ACTIONLINT_MODULE, GO_MODULE, HELM_MODULE, readGoMod, requiredVersion } from "./go/go-module";
import { buildProgram, type GoProgram, programInputs } from "./go/go-program";
import { goPrograms } from "./go/go-programs";
import { buildLoadBalancerImage } from "./load-balancer-image/load-balancer-image";
import { buildNodeImage, NODE_IMAGE_FILES } from "./node-image/node-image-part";
import type { Part, PartDirectories, PartTable } from "./schedule";

/** The name of a part, which is also the name of its folder in the cache. */
export type PartName =
  keyof typeof goPrograms | "go-modules" | "rootfs" | "node-image" | "load-balancer-image";

/** All parts. Within a lane, parts are built in this order, so the parts whose dependents take longest come first. */
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
    // The inputs include the whole module. The module has few lines, so every change in it triggers a rebuild of every program.
    inputs: async () => [await goVersion(), ...(await contentsOf([GO_MODULE]))],
    // Downloads the sources into the cache of the go command, where later builds find them.
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
  // This part is built late, because most of its packages are compiled by then.
  "helm-template": modulePart(goPrograms["helm-template"], HELM_MODULE, 5),
  actionlint: modulePart(goPrograms.actionlint, ACTIONLINT_MODULE, 20),
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

/**
 * Creates a part for a program with a separate Go module. A change in this module does not trigger a rebuild of the other programs. The
 * build of the part downloads the sources.
 */
function modulePart(program: GoProgram, module: string, usualSeconds: number): Part<PartName> {
  return {
    dependsOn: [],
    lane: "compile",
    usualSeconds,
    inputs: async () => [
      await goVersion(),
      ...programInputs(program, await readGoMod(module)),
      ...(await contentsOf([module])),
    ],
    build: async (dir) => buildProgram(program, await readGoMod(module), dir),
  };
}

function directoryOf(parts: PartDirectories<PartName>, name: PartName): string {
  const directory = parts[name];
  if (directory === undefined) throw new Error(`The part does not depend on ${name}.`);
  return directory;
}

import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeDockerArchive, type Image } from "../images/docker-archive";
import { existingLayer, writeLayer, type Layer, type LayerEntry } from "../images/layer";
import { run } from "../run";
import {
  clusterImages,
  kubeProxyImage,
  KUBERNETES_IN_IMAGES,
  kubernetesLinks,
  type ClusterImage,
  type LayerName,
} from "./cluster-images";
import { importedImages } from "./containerd-store";
import { baseRuntimeSpec, sandboxImage } from "./node-configuration";

/** The directories of the parts that the node image is built from, and the lab's own files. */
export interface NodeImageInputs {
  kubernetes: string;
  containerd: string;
  etcd: string;
  coredns: string;
  pause: string;
  traefik: string;
  httpEcho: string;
  rootfs: string;
  /** The directory of the manifests and scripts for the image. */
  files: string;
}

/**
 * Writes a kind node image as an archive for `docker load` and `podman load`. The node image contains every image that a cluster needs.
 *
 * @param inputs - Absolute paths of directories.
 * @param tag - The image's name and tag.
 * @param archive - The absolute path of the archive.
 * @param work - An empty directory for temporary files. It is removed.
 */
export async function writeNodeImage(
  inputs: NodeImageInputs,
  tag: string,
  archive: string,
  work: string,
): Promise<void> {
  await mkdir(work, { recursive: true });
  const containerdConfig = await readFile(join(inputs.rootfs, "containerd-config.toml"), "utf8");
  const images = clusterImages(await kubeadmImages(inputs.kubernetes), sandboxImage(containerdConfig));

  const imported = await writeImported(images, inputs, work);
  const own = await writeLayer(join(work, "node.tar"), await nodeEntries(inputs, kubeProxyImage(images)));
  await writeDockerArchive(archive, [
    {
      names: [tag],
      layers: [await existingLayer(join(inputs.rootfs, "rootfs.tar")), own, imported],
      config: {
        Entrypoint: ["/usr/local/bin/entrypoint", "/sbin/init"],
        // systemd reads its container type from this variable and stops on this signal, as in kind's base image.
        Env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "container=docker"],
        StopSignal: "SIGRTMIN+3",
      },
    },
  ]);
  await rm(work, { recursive: true });
}

async function kubeadmImages(kubernetes: string): Promise<string[]> {
  const version = await kubernetesVersion(kubernetes);
  const printed = await run(join(kubernetes, "kubeadm"), [
    "config",
    "images",
    "list",
    "--kubernetes-version",
    version,
  ]);
  return printed.trim().split("\n");
}

/** The version that the Kubernetes binary reports, such as `v1.36.3`. */
export async function kubernetesVersion(kubernetes: string): Promise<string> {
  return (await run(join(kubernetes, "kubeadm"), ["version", "--output=short"])).trim();
}

/** The binaries, manifests and configuration that `kind build node-image` adds to the base image. */
async function nodeEntries(inputs: NodeImageInputs, proxyImage: string): Promise<LayerEntry[]> {
  const spec = await run(join(inputs.containerd, "ctr"), ["oci", "spec"]);
  const network = await readFile(join(inputs.files, "default-cni.yaml"), "utf8");
  return [
    { path: "/usr/bin/kubernetes", type: "file", source: join(inputs.kubernetes, "kubernetes"), mode: 0o755 },
    ...kubernetesLinks("/usr/bin", ["kubeadm", "kubelet", "kubectl"]),
    ...["containerd", "containerd-shim-runc-v2", "ctr"].map((name): LayerEntry => ({
      path: `/usr/local/bin/${name}`,
      type: "file",
      source: join(inputs.containerd, name),
      mode: 0o755,
    })),
    { path: "/etc/containerd/cri-base.json", type: "file", content: baseRuntimeSpec(spec) },
    { path: "/kind/version", type: "file", content: await kubernetesVersion(inputs.kubernetes) },
    {
      path: "/kind/manifests/default-cni.yaml",
      type: "file",
      content: network.replaceAll("KUBE_PROXY_IMAGE", proxyImage),
    },
    {
      path: "/kind/manifests/default-storage.yaml",
      type: "file",
      source: join(inputs.files, "default-storage.yaml"),
    },
  ];
}

async function writeImported(images: ClusterImage[], inputs: NodeImageInputs, work: string): Promise<Layer> {
  const layers: Partial<Record<LayerName, Layer>> = {};
  for (const name of images.flatMap((image) => image.layers)) {
    layers[name] ??= await writeImageLayer(name, inputs, work);
  }
  const built = images.map((image): Image => ({
    names: [image.name],
    layers: image.layers.flatMap((name) => layers[name] ?? []),
    config: image.config,
  }));
  const archive = join(work, "images.tar");
  await writeDockerArchive(archive, built);
  const entries = await importedImages(archive, inputs.containerd, work);
  return writeLayer(join(work, "imported.tar"), entries);
}

function writeImageLayer(name: LayerName, inputs: NodeImageInputs, work: string): Promise<Layer> {
  if (name === "network-tools") return existingLayer(join(inputs.rootfs, "network-tools.tar"));
  return writeLayer(join(work, `${name}.tar`), imageEntries(name, inputs));
}

/** The contents of an image's layer. Images with a program in /usr/local/bin also have a /tmp, like the official ones. */
function imageEntries(name: Exclude<LayerName, "network-tools">, inputs: NodeImageInputs): LayerEntry[] {
  const binDirectories: LayerEntry[] = [
    { path: "/tmp", type: "directory", mode: 0o1777 },
    { path: "/usr", type: "directory" },
    { path: "/usr/local", type: "directory" },
    { path: "/usr/local/bin", type: "directory" },
  ];
  const program = (path: string, source: string): LayerEntry => ({ path, type: "file", source, mode: 0o755 });
  switch (name) {
    case "kubernetes":
      return [
        ...binDirectories,
        program("/usr/local/bin/kubernetes", join(inputs.kubernetes, "kubernetes")),
        ...kubernetesLinks("/usr/local/bin", KUBERNETES_IN_IMAGES),
      ];
    case "iptables":
      return [
        { path: "/run", type: "directory" },
        program("/usr/sbin/iptables-wrapper", join(inputs.files, "iptables.sh")),
        ...["iptables", "ip6tables"].flatMap((family) =>
          ["", "-save", "-restore"].map((suffix): LayerEntry => ({
            path: `/usr/sbin/${family}${suffix}`,
            type: "symlink",
            target: "iptables-wrapper",
          })),
        ),
      ];
    case "etcd":
      return [...binDirectories, program("/usr/local/bin/etcd", join(inputs.etcd, "etcd"))];
    case "coredns":
      return [program("/coredns", join(inputs.coredns, "coredns"))];
    case "pause":
      return [program("/pause", join(inputs.pause, "pause"))];
    case "http-echo":
      return [program("/http-echo", join(inputs.httpEcho, "http-echo"))];
    case "traefik":
      return [
        ...binDirectories,
        { path: "/etc", type: "directory" },
        { path: "/etc/ssl", type: "directory" },
        { path: "/etc/ssl/certs", type: "directory" },
        {
          path: "/etc/ssl/certs/ca-certificates.crt",
          type: "file",
          source: join(inputs.rootfs, "ca-certificates.crt"),
        },
        program("/usr/local/bin/traefik", join(inputs.traefik, "traefik")),
      ];
  }
}

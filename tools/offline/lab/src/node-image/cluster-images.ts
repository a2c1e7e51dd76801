import type { ImageConfig } from "../images/docker-archive";
import type { LayerEntry } from "../images/layer";

/** Layers that the images in the node image are made of. Equal layers are stored and unpacked once. */
export type LayerName =
  "kubernetes" | "network-tools" | "iptables" | "etcd" | "coredns" | "pause" | "traefik" | "http-echo";

/** An image before its layers are written. */
export interface ClusterImage {
  name: string;
  /** From the lowest to the highest. */
  layers: LayerName[];
  config: ImageConfig;
}

/** Kubernetes components that run as images; the kubelet, kubeadm and kubectl are the node's own. */
const COMPONENTS = ["kube-apiserver", "kube-controller-manager", "kube-scheduler", "kube-proxy"];
const BIN = "/usr/local/bin";
const PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/**
 * etcd does not wait for the disk. The lab's clusters are made to be deleted: no test needs their data after a crash of the machine,
 * and the disk is slow where several clusters share it. etcd reads its flags from such variables (source: etcd's configuration options).
 */
const ETCD_WITHOUT_FSYNC = "ETCD_UNSAFE_NO_FSYNC=true";

/** Traefik's image, by the name that a manifest gives. */
export const TRAEFIK_IMAGE = "traefik:v3.6.12";
/** The example app's image, by the name that a manifest gives. */
export const HTTP_ECHO_IMAGE = "hashicorp/http-echo:1.0.0";

/**
 * The images that a node holds from the start, so that a cluster pulls nothing.
 *
 * @param kubeadmImages - What `kubeadm config images list` prints, one name each.
 * @param sandboxImage - The pod sandbox image that the node's containerd is configured with.
 * @throws Error where kubeadm names an image that the lab has no layers for.
 */
export function clusterImages(kubeadmImages: readonly string[], sandboxImage: string): ClusterImage[] {
  const named = kubeadmImages
    .filter((name) => baseName(name) !== "pause") // the runtime starts the sandbox, and by its own name
    .map((name): ClusterImage => ({ name, ...controlPlaneImage(name) }));
  return [
    ...named,
    { name: sandboxImage, layers: ["pause"], config: { Entrypoint: ["/pause"], User: "65535:65535" } },
    {
      name: TRAEFIK_IMAGE,
      layers: ["traefik"],
      config: { Entrypoint: [`${BIN}/traefik`], Env: [PATH], ExposedPorts: { "80/tcp": {} } },
    },
    {
      name: HTTP_ECHO_IMAGE,
      layers: ["http-echo"],
      config: {
        Entrypoint: ["/http-echo"],
        Env: [PATH, "ECHO_TEXT=hello-world"],
        ExposedPorts: { "5678/tcp": {} },
        User: "65532",
      },
    },
  ];
}

/**
 * The image among `images` that runs kube-proxy.
 *
 * @throws Error where there is none.
 */
export function kubeProxyImage(images: readonly ClusterImage[]): string {
  const found = images.find(({ name }) => baseName(name) === "kube-proxy");
  if (!found)
    throw new Error("kubeadm names no image of kube-proxy, and the pod network runs in that image.");
  return found.name;
}

/** Links that let one binary be called by the name of every component in it. */
export function kubernetesLinks(directory: string, names: readonly string[]): LayerEntry[] {
  return names.map((name) => ({ path: `${directory}/${name}`, type: "symlink", target: "kubernetes" }));
}

/** Names under which the images call the Kubernetes binary. */
export const KUBERNETES_IN_IMAGES = [...COMPONENTS, "kubectl"];

function controlPlaneImage(name: string): Pick<ClusterImage, "layers" | "config"> {
  const base = baseName(name);
  if (COMPONENTS.includes(base)) {
    return {
      layers: base === "kube-proxy" ? ["network-tools", "iptables", "kubernetes"] : ["kubernetes"],
      config: { Entrypoint: [`${BIN}/${base}`], Env: [PATH] },
    };
  }
  if (base === "etcd") {
    return { layers: ["etcd"], config: { Entrypoint: [`${BIN}/etcd`], Env: [PATH, ETCD_WITHOUT_FSYNC] } };
  }
  if (base === "coredns") return { layers: ["coredns"], config: { Entrypoint: ["/coredns"], Env: [PATH] } };
  throw new Error(`kubeadm needs the image ${name}, and the lab builds none like it.`);
}

/** `coredns` of `registry.example/coredns/coredns:v1.14.2`. */
function baseName(image: string): string {
  return image.replace(/^.*\//, "").replace(/[:@].*$/, "");
}

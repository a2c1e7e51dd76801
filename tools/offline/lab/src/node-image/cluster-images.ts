import type { ImageConfig } from "../images/docker-archive";
import type { LayerEntry } from "../images/layer";

/** The layers of the images in the node image. Equal layers are stored and unpacked once. */
export type LayerName =
  "kubernetes" | "network-tools" | "iptables" | "etcd" | "coredns" | "pause" | "traefik" | "http-echo";

/** An image before its layers are written. */
export interface ClusterImage {
  name: string;
  /** The layers from the lowest to the highest. */
  layers: LayerName[];
  config: ImageConfig;
}

/** The Kubernetes components that run as images. The kubelet, kubeadm and kubectl are installed on the node. */
const COMPONENTS = ["kube-apiserver", "kube-controller-manager", "kube-scheduler", "kube-proxy"];
const BIN = "/usr/local/bin";
const PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/**
 * Makes etcd skip fsync. The lab's clusters are temporary: no test needs their data after a crash of the machine. With fsync, the disk is
 * slow if several clusters share it. etcd reads its flags from environment variables (source: etcd's configuration options).
 */
const ETCD_WITHOUT_FSYNC = "ETCD_UNSAFE_NO_FSYNC=true";

/** Traefik's image, with its name in manifests. */
export const TRAEFIK_IMAGE = "traefik:v3.6.12";
/** The example app's image, with its name in manifests. */
export const HTTP_ECHO_IMAGE = "hashicorp/http-echo:1.0.0";

/**
 * The images in the node image. With them, a cluster does not pull any image.
 *
 * @param kubeadmImages - The output of `kubeadm config images list`, one name per element.
 * @param sandboxImage - The pod sandbox image in containerd's configuration on the node.
 * @throws Error if the lab has no layers for one of kubeadm's images.
 */
export function clusterImages(kubeadmImages: readonly string[], sandboxImage: string): ClusterImage[] {
  const named = kubeadmImages
    .filter((name) => baseName(name) !== "pause") // containerd uses its own name for the sandbox image
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
 * The image in `images` that runs kube-proxy.
 *
 * @throws Error if there is none.
 */
export function kubeProxyImage(images: readonly ClusterImage[]): string {
  const found = images.find(({ name }) => baseName(name) === "kube-proxy");
  if (!found) throw new Error("kubeadm lists no kube-proxy image, but the pod network runs in that image.");
  return found.name;
}

/** Symbolic links to the Kubernetes binary, one for each component. */
export function kubernetesLinks(directory: string, names: readonly string[]): LayerEntry[] {
  return names.map((name) => ({ path: `${directory}/${name}`, type: "symlink", target: "kubernetes" }));
}

/** The names of the Kubernetes binary in the images. */
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
  throw new Error(`kubeadm needs the image ${name}, but the lab cannot build it.`);
}

/** Returns `coredns` for `registry.example/coredns/coredns:v1.14.2`. */
function baseName(image: string): string {
  return image.replace(/^.*\//, "").replace(/[:@].*$/, "");
}

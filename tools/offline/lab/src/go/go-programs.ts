import { ACTIONLINT_MODULE, HELM_MODULE } from "./go-module";
import type { GoProgram } from "./go-program";

/** The names of the Kubernetes components in the lab's single Kubernetes binary. */
const KUBERNETES_NAMES = [
  "kube-apiserver",
  "kube-controller-manager",
  "kube-proxy",
  "kube-scheduler",
  "kubeadm",
  "kubectl",
  "kubelet",
];

/** The programs that the lab compiles. */
export const goPrograms = {
  kubernetes: {
    packages: { "./kubernetes": "kubernetes" },
    variables: (versionOf) => kubernetesVersion(versionOf("k8s.io/kubernetes")),
    links: Object.fromEntries(KUBERNETES_NAMES.map((name) => [name, "kubernetes"])),
  },
  containerd: {
    packages: {
      "github.com/containerd/containerd/v2/cmd/containerd": "containerd",
      "github.com/containerd/containerd/v2/cmd/containerd-shim-runc-v2": "containerd-shim-runc-v2",
      "github.com/containerd/containerd/v2/cmd/ctr": "ctr",
    },
    // Like kind's base image, the build omits snapshotters that a node does not use.
    tags: ["no_btrfs", "no_devmapper", "no_zfs"],
    variables: (versionOf) => ({
      "github.com/containerd/containerd/v2/version.Version": versionOf("github.com/containerd/containerd/v2"),
    }),
  },
  etcd: { packages: { "go.etcd.io/etcd/server/v3": "etcd" } },
  coredns: { packages: { "./coredns": "coredns" } },
  traefik: {
    packages: { "github.com/traefik/traefik/v3/cmd/traefik": "traefik" },
    variables: (versionOf) => ({
      "github.com/traefik/traefik/v3/pkg/version.Version": versionOf("github.com/traefik/traefik/v3"),
    }),
    lego: true,
  },
  "http-echo": {
    packages: { "github.com/hashicorp/http-echo": "http-echo" },
    variables: (versionOf) => ({
      "github.com/hashicorp/http-echo/version.Version": versionOf("github.com/hashicorp/http-echo").slice(1),
    }),
  },
  pause: { packages: { "./pause": "pause" } },
  envoy: { packages: { "./envoy": "envoy" } },
  kind: { packages: { "sigs.k8s.io/kind": "kind" } },
  pulumi: {
    packages: { "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi": "pulumi" },
    variables: (versionOf) => ({
      "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version": versionOf(
        "github.com/pulumi/pulumi/pkg/v3",
      ),
    }),
  },
  actionlint: {
    packages: { "github.com/rhysd/actionlint/cmd/actionlint": "actionlint" },
    variables: (versionOf) => ({
      "github.com/rhysd/actionlint.version": versionOf("github.com/rhysd/actionlint").slice(1),
    }),
    module: ACTIONLINT_MODULE,
  },
  "helm-template": { packages: { ".": "helm-template" }, module: HELM_MODULE },
} satisfies Record<string, GoProgram>;

/**
 * Returns the variables that the official Kubernetes build sets, in both packages that contain them. The commit is omitted, because the
 * module does not contain it.
 */
function kubernetesVersion(version: string): Record<string, string> {
  const [major = "", minor = ""] = version.replace(/^v/, "").split(".");
  const values = {
    gitVersion: version,
    gitMajor: major,
    gitMinor: minor,
    gitTreeState: "clean",
    // The value is a constant instead of the build time, so that the same sources produce the same binaries.
    buildDate: "1970-01-01T00:00:00Z",
  };
  return Object.fromEntries(
    ["k8s.io/component-base/version", "k8s.io/client-go/pkg/version"].flatMap((path) =>
      Object.entries(values).map(([name, value]) => [`${path}.${name}`, value]),
    ),
  );
}

import { clusterImages, kubeProxyImage } from "./cluster-images";

const KUBEADM = [
  "registry.example/kube-apiserver:v1.36.3",
  "registry.example/kube-proxy:v1.36.3",
  "registry.example/coredns/coredns:v1.14.2",
  "registry.example/pause:3.10.2",
  "registry.example/etcd:3.6.8-0",
];

describe("clusterImages", () => {
  const images = clusterImages(KUBEADM, "registry.example/pause:3.10");
  const named = (name: string) => images.find((image) => image.name === name);

  it("includes each image that kubeadm lists, with containerd's sandbox image instead of kubeadm's", () => {
    expect(images.map(({ name }) => name)).toEqual([
      "registry.example/kube-apiserver:v1.36.3",
      "registry.example/kube-proxy:v1.36.3",
      "registry.example/coredns/coredns:v1.14.2",
      "registry.example/etcd:3.6.8-0",
      "registry.example/pause:3.10",
      "traefik:v3.6.12",
      "hashicorp/http-echo:1.0.0",
    ]);
  });

  it("shares one layer between the components, and adds kube-proxy's tools below this layer", () => {
    expect(named("registry.example/kube-apiserver:v1.36.3")?.layers).toEqual(["kubernetes"]);
    expect(named("registry.example/kube-proxy:v1.36.3")?.layers).toEqual([
      "network-tools",
      "iptables",
      "kubernetes",
    ]);
    expect(kubeProxyImage(images)).toBe("registry.example/kube-proxy:v1.36.3");
  });

  it("runs the example app like the official image: as a non-root user, with a response text", () => {
    expect(named("hashicorp/http-echo:1.0.0")?.config).toMatchObject({
      Entrypoint: ["/http-echo"],
      User: "65532",
      Env: expect.arrayContaining(["ECHO_TEXT=hello-world"]) as unknown,
    });
  });

  it("disables fsync in etcd, because lab clusters need not survive a crash of their machine", () => {
    const { config } = named("registry.example/etcd:3.6.8-0") ?? {};
    expect(config?.Env).toContain("ETCD_UNSAFE_NO_FSYNC=true");
  });

  it("rejects an image that the lab cannot build, and a list without a kube-proxy image", () => {
    expect(() => clusterImages(["registry.example/konnectivity:v1"], "pause:1")).toThrow(
      "registry.example/konnectivity:v1",
    );
    expect(() => kubeProxyImage([])).toThrow("kube-proxy");
  });
});

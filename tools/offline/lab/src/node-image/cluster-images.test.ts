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

  it("has every image that kubeadm names, and the sandbox of containerd's configuration in place of kubeadm's", () => {
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

  it("has the components share one layer, and gives kube-proxy the tools it calls below that", () => {
    expect(named("registry.example/kube-apiserver:v1.36.3")?.layers).toEqual(["kubernetes"]);
    expect(named("registry.example/kube-proxy:v1.36.3")?.layers).toEqual([
      "network-tools",
      "iptables",
      "kubernetes",
    ]);
    expect(kubeProxyImage(images)).toBe("registry.example/kube-proxy:v1.36.3");
  });

  it("runs the example app as the official image does: no root, and a text to answer with", () => {
    expect(named("hashicorp/http-echo:1.0.0")?.config).toMatchObject({
      Entrypoint: ["/http-echo"],
      User: "65532",
      Env: expect.arrayContaining(["ECHO_TEXT=hello-world"]) as unknown,
    });
  });

  it("has etcd not wait for the disk: a cluster of the lab outlives no crash of its machine", () => {
    const { config } = named("registry.example/etcd:3.6.8-0") ?? {};
    expect(config?.Env).toContain("ETCD_UNSAFE_NO_FSYNC=true");
  });

  it("refuses an image that it has nothing for", () => {
    expect(() => clusterImages(["registry.example/konnectivity:v1"], "pause:1")).toThrow(
      "registry.example/konnectivity:v1",
    );
    expect(() => kubeProxyImage([])).toThrow("kube-proxy");
  });
});

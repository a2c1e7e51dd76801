import { stringify } from "yaml";
import { clusterAuthority } from "./cluster-authority";

const server = "https://127.0.0.1:6443";
const kubeconfig = stringify({
  "current-context": "kind-demo",
  contexts: [
    { name: "kind-demo", context: { cluster: "kind-demo", user: "kind-demo" } },
    { name: "prod", context: { cluster: "prod", user: "admin" } },
    { name: "dangling", context: { cluster: "gone", user: "admin" } },
  ],
  clusters: [
    { name: "kind-demo", cluster: { server, "certificate-authority-data": "bWFkZSB3aXRoIGl0" } },
    { name: "prod", cluster: { server: "https://prod.example.com" } },
  ],
  users: [],
});

it("returns the certificate authority of the current context's cluster, regardless of the address", () => {
  expect(clusterAuthority(kubeconfig)).toBe("bWFkZSB3aXRoIGl0");
  expect(clusterAuthority(kubeconfig.replace("6443", "7443"))).toBe("bWFkZSB3aXRoIGl0");
});

it("returns the API server's address if the cluster has no certificate authority", () => {
  expect(clusterAuthority(kubeconfig, "prod")).toBe("https://prod.example.com");
});

it.each([
  ["a context whose cluster does not exist", kubeconfig, "dangling"],
  ["a context that does not exist", kubeconfig, "other"],
  ["text that is not a kubeconfig", "token: s3cret: [", undefined],
])("returns undefined for %s", (_, text, context) => {
  expect(clusterAuthority(text, context)).toBeUndefined();
});

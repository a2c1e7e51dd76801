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

it("is the certificate authority of the current context's cluster, whatever its address", () => {
  expect(clusterAuthority(kubeconfig)).toBe("bWFkZSB3aXRoIGl0");
  expect(clusterAuthority(kubeconfig.replace("6443", "7443"))).toBe("bWFkZSB3aXRoIGl0");
});

it("is the address of the API server where there is no authority of its own", () => {
  expect(clusterAuthority(kubeconfig, "prod")).toBe("https://prod.example.com");
});

it.each([
  ["a context that leads nowhere", kubeconfig, "dangling"],
  ["a context that is not there", kubeconfig, "other"],
  ["text that is no kubeconfig", "token: s3cret: [", undefined],
])("is nothing for %s", (_, text, context) => {
  expect(clusterAuthority(text, context)).toBeUndefined();
});

/** A kubeconfig as a JSON value. */
export const kubeconfig = {
  apiVersion: "v1",
  kind: "Config",
  "current-context": "kind-demo",
  contexts: [{ name: "kind-demo", context: { cluster: "kind-demo", user: "kind-demo" } }],
  clusters: [
    {
      name: "kind-demo",
      cluster: { server: "https://127.0.0.1:6443", "certificate-authority-data": "TFMwdExTMUNSVWRK" },
    },
  ],
  users: [{ name: "kind-demo", user: { "client-certificate-data": "TFMw", "client-key-data": "TFMw" } }],
};

/** A kubeconfig in YAML, with an anchor. */
export const kubeconfigText = `apiVersion: v1
kind: Config
current-context: kind-demo
contexts:
- context: { cluster: &name kind-demo, user: kind-demo }
  name: *name
clusters:
- name: kind-demo
  cluster:
    server: https://127.0.0.1:6443
    certificate-authority-data: >-
      TFMwdExTMUNSVWRK
users: []
`;

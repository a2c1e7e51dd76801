import type { patchRules } from "../../errors/catalogue/patch-rules";
import { clusters, oneNode, port, type ExamplesOf } from "./rule-example";

const labelsPatch = (kind: string) =>
  `kind: ${kind}\nnodeRegistration:\n  kubeletExtraArgs:\n    node-labels: ingress-ready=true\n`;
const patchedWorker = (...kubeadmConfigPatches: string[]) => ({
  nodes: [{ role: "control-plane" }, { role: "worker", kubeadmConfigPatches }],
});
const verbose = (version: string) =>
  `kind: ClusterConfiguration\n${version}apiServer:\n  extraArgs:\n    v: "4"\n`;
const versioned = (version: string) => ({
  image: "kindest/node:v1.35.0",
  kubeadmConfigPatches: [`kind: ClusterConfiguration\napiVersion: kubeadm.k8s.io/${version}\n`],
});

/** Examples for the rules about patches. */
export const patchExamples: ExamplesOf<typeof patchRules> = {
  PATCH_INVALID: clusters(
    { containerdConfigPatches: ['[plugins\nauth = "secret"'] },
    { containerdConfigPatches: ['[plugins]\nauth = "secret"'] },
  ),
  KUBEADM_PATCH_UNREAD: clusters(
    patchedWorker(labelsPatch("InitConfiguration")),
    patchedWorker(`${labelsPatch("InitConfiguration")}---\n${labelsPatch("JoinConfiguration")}`),
  ),
  KUBEADM_PATCH_VERSION: oneNode(versioned("v1beta4"), versioned("v1beta3")),
  KUBEADM_EXTRA_ARGS_FORM: clusters(
    { kubeadmConfigPatches: [verbose("apiVersion: kubeadm.k8s.io/v1beta4\n")] },
    { kubeadmConfigPatches: [verbose("")] },
  ),
  NODE_LABELS_OVERWRITTEN: clusters(
    { kubeadmConfigPatches: [labelsPatch("InitConfiguration")], portMappings: [port()] },
    {
      kubeadmConfigPatches: [labelsPatch("InitConfiguration")],
      nodes: [{ role: "control-plane" }, { role: "worker" }],
      portMappings: [port()],
    },
  ),
};

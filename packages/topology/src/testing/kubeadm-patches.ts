import { found } from "./examples/rule-example";

/** The line of a patch that names its version, such as `v1beta4`. */
export const apiVersion = (version: string) => `apiVersion: kubeadm.k8s.io/${version}\n`;
/** A merge patch for a kind of document. */
export const document = (kind: string, rest = "") => `kind: ${kind}\n${rest}`;
/** A JSON patch that replaces one place of a kind of document. */
export const json = (kind: string, path: string, rest: object = {}) => ({
  group: "kubeadm.k8s.io",
  version: "v1beta3",
  kind,
  patch: `- op: replace\n  path: ${path}\n  value: a=b\n`,
  ...rest,
});

/** What is amiss about a control plane, a worker, and a second control plane and a third, by their places. */
export function onNodes(changes: Readonly<Record<number, object>>, cluster: object = {}): string[] {
  const roles = ["control-plane", "worker", "control-plane", "control-plane"];
  return found({ nodes: roles.map((role, index) => ({ role, ...changes[index] })), ...cluster });
}

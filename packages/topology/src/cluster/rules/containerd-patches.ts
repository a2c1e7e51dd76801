import type { Finding } from "../../findings/finding";
import type { CheckedCluster } from "./checked-cluster";
import { unreadable } from "../kubeadm/kubeadm-patches";
import { readJsonPatch, readToml } from "../kubeadm/patch-texts";

/**
 * Checks that the containerd patches can be parsed. Merge patches must be TOML, and JSON patches must be JSON.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/patch/toml.go
 */
export function checkContainerdPatches({
  containerdConfigPatches = [],
  containerdConfigPatchesJSON6902 = [],
}: CheckedCluster): Finding[] {
  return [
    ...containerdConfigPatches.flatMap((text, index) => {
      const read = readToml(text);
      return "misfit" in read ? [unreadable(`containerdConfigPatches[${index}]`, text, read.misfit)] : [];
    }),
    ...containerdConfigPatchesJSON6902.flatMap((text, index) => {
      const read = readJsonPatch(text);
      return "misfit" in read
        ? [unreadable(`containerdConfigPatchesJSON6902[${index}]`, text, read.misfit)]
        : [];
    }),
  ];
}

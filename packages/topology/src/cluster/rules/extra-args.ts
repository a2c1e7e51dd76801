import type { Finding } from "../../findings/finding";
import type { CheckedCluster } from "./checked-cluster";
import { argumentKeys, listVersion } from "../kubeadm/component-arguments";
import type { KubeadmPatch } from "../kubeadm/kubeadm-patches";
import { effectOf, versionsRead } from "./patch-effect";
import { isObject, type PlainObject } from "../kubeadm/patch-texts";

const mapVersions = ["kubeadm.k8s.io/v1beta2", "kubeadm.k8s.io/v1beta3"];

/**
 * Finds merge patches whose component arguments do not have the form that the patch's API version requires. Up to v1beta3, this form is a
 * map. Since v1beta4, it is a list in which each item has a name and a value.
 *
 * If a v1beta4 patch contains a map, kind silently drops the map. If a patch without a version contains a map, kind converts the map to a
 * list. In API versions before v1beta4, kubeadm cannot read a list. This function skips patches that kubeadm does not read.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/patch/kubeadm_merge.go
 */
export function checkExtraArgs(cluster: CheckedCluster, patches: readonly KubeadmPatch[]): Finding[] {
  return patches.flatMap((patch) => {
    if (!("merge" in patch.content) || effectOf(patch, cluster).effect !== "applies") return [];
    const written = versionsRead(patch, cluster);
    // No node reads the document, for example a JoinConfiguration in a cluster with a single node.
    if (written.length === 0) return [];
    const versions = patch.apiVersion === undefined ? written : [patch.apiVersion];
    return argumentsIn(patch.content.merge).flatMap(({ key, form }) => {
      if (form === "map") return patch.apiVersion === listVersion ? [dropped(patch.path, key)] : [];
      return versions.every((version) => mapVersions.includes(version))
        ? [unreadableList(patch.path, key)]
        : [];
    });
  });
}

interface Arguments {
  readonly key: string;
  readonly form: "list" | "map";
}

/**
 * Finds the component arguments in a merge patch, however deeply they are nested. Like kind, this function finds the arguments by their
 * keys.
 */
function argumentsIn(merge: PlainObject): Arguments[] {
  return Object.entries(merge).flatMap(([key, value]): Arguments[] => {
    if (!argumentKeys.includes(key)) return isObject(value) ? argumentsIn(value) : [];
    if (Array.isArray(value)) return [{ key, form: "list" }];
    return isObject(value) ? [{ key, form: "map" }] : [];
  });
}

function dropped(path: string, key: string): Finding {
  return {
    code: "KUBEADM_EXTRA_ARGS_DROPPED",
    path,
    rule: `in v1beta4, \`${key}\` must be a list of objects with \`name\` and \`value\`; kind silently drops a map, so these arguments have no effect`,
    remedy: "Write a list, or omit `apiVersion` so that kind converts the map to a list.",
  };
}

function unreadableList(path: string, key: string): Finding {
  return {
    code: "KUBEADM_EXTRA_ARGS_FORM",
    path,
    rule: `in v1beta3 and earlier, \`${key}\` must be a map, because kubeadm cannot read a list`,
    remedy: "Write a map. kind converts the map to a list for the versions that require a list.",
  };
}

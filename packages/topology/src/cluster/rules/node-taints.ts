import { given, type ArgumentFinding, type Finding } from "../../findings/finding";
import { TaintEffect } from "../../model/node-record";
import type { AnyTaint } from "../../model/taint-text";
import { isTaintOfKubernetes } from "../../model/taint-of-kubernetes";
import type { CheckedCluster } from "./checked-cluster";
import { isLabelKey, isLabelValue, labelPrefix } from "../label-syntax";

/** Checks the nodes' `taints`. */
export function checkNodeTaints({ nodes }: CheckedCluster): Finding[] {
  return nodes
    .filter(({ node }) => node.managesTaints === true)
    .flatMap(({ path, node: { taints } }) => [
      ...checkTaints(taints, `${path}.taints`),
      ...taints.flatMap(({ key }, index) =>
        isTaintOfKubernetes(key) ? [reserved(key, `${path}.taints[${index}].key`)] : [],
      ),
    ]);
}

/**
 * Checks taints in the same way as the API server.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/validation/validation.go
 *
 * @param path - the path of the list of taints
 */
export function checkTaints(taints: readonly AnyTaint[], path: string): Finding[] {
  return taints.flatMap((taint, index) => {
    const at = `${path}[${index}]`;
    const earlier = taints.findIndex(({ key, effect }) => key === taint.key && effect === taint.effect);
    return [
      ...checkTaint(taint).map(({ field, rule, remedy }): ArgumentFinding => ({
        code: "NODE_TAINT_INVALID",
        path: `${at}.${field}`,
        ...given(taint[field]),
        rule,
        remedy,
      })),
      ...(earlier < index ? [twice(taint, at, `${path}[${earlier}]`)] : []),
    ];
  });
}

interface Misfit extends Pick<ArgumentFinding, "rule" | "remedy"> {
  readonly field: keyof AnyTaint;
}

function checkTaint({ key, value = "", effect }: AnyTaint): Misfit[] {
  const word =
    "has at most 63 characters (letters, digits, `-`, `_` and `.`), and starts and ends with a letter or digit";
  const misfits: (Misfit & { readonly fits: boolean })[] = [
    {
      field: "key",
      fits: isLabelKey(key),
      rule: `a taint key ${word}`,
      remedy: "Correct the key. It can have a prefix, which consists of a DNS name and `/`.",
    },
    {
      field: "value",
      fits: isLabelValue(value),
      rule: `a taint value ${word}`,
      remedy: "Correct the value, or omit it.",
    },
    {
      field: "effect",
      fits: Object.values<string>(TaintEffect).includes(effect),
      rule: "it must be `NoSchedule`, `PreferNoSchedule` or `NoExecute`",
      remedy: "Use one of these effects.",
    },
  ];
  return misfits.filter(({ fits }) => !fits);
}

function twice({ key, effect }: AnyTaint, path: string, earlier: string): Finding {
  return {
    code: "NODE_TAINT_TAKEN",
    path,
    rule: `\`${earlier}\` already has the key \`${key}\` and the effect \`${effect}\`, and Kubernetes accepts each combination only once`,
    remedy: "Remove one of the two taints, or change its key or effect.",
  };
}

function reserved(key: string, path: string): Finding {
  return {
    code: "NODE_TAINT_RESERVED",
    path,
    value: key,
    rule: `Kubernetes itself sets and removes taints with the prefix \`${labelPrefix(key)}\``,
    remedy: "Use another key.",
  };
}

/**
 * Whether Kubernetes itself sets and removes taints with this key, such as `node.kubernetes.io/not-ready`.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 */
export function isTaintOfKubernetes(key: string): boolean {
  return /^node\.(?:cloudprovider\.)?kubernetes\.io\//.test(key);
}

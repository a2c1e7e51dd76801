/** A step in the life of a cluster. */
export type Step = "create" | "update" | "delete" | "kubeconfig" | "observe";

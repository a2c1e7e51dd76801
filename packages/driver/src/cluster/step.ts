/** A lifecycle step that the driver runs for a cluster. */
export type Step = "create" | "ready" | "update" | "delete" | "kubeconfig" | "observe";

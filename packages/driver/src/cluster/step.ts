/** A lifecycle step that the driver runs for a cluster. */
export type Step = "create" | "update" | "delete" | "kubeconfig" | "observe";

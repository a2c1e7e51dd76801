import { createHash } from "node:crypto";
import { clusterAuthority } from "@kind-berth/topology";
import * as pulumi from "@pulumi/pulumi";

/**
 * Returns a value that changes exactly when a kubeconfig connects to another cluster. Providers use this value as their
 * `clusterIdentifier`.
 *
 * The value depends only on the kubeconfig and the context, so every stack computes the same value. The value is a digest and not a secret.
 *
 * @param context - the name of a context in the kubeconfig; by default, the current context
 */
export function clusterIdentity(kubeconfig: pulumi.Output<string>, context?: string): pulumi.Output<string> {
  return pulumi.unsecret(
    kubeconfig.apply((text) => {
      const authority = clusterAuthority(text, context) ?? "";
      return createHash("sha256").update(authority).digest("hex").slice(0, 16);
    }),
  );
}

import { createHash } from "node:crypto";
import { clusterAuthority } from "@kind-berth/topology";
import * as pulumi from "@pulumi/pulumi";

/**
 * A value that changes exactly when a kubeconfig connects to another cluster. A provider uses it as its `clusterIdentifier`.
 *
 * It depends on the kubeconfig only, so every stack computes the same value. It is a digest, and not a secret.
 *
 * @param context - a context of the kubeconfig; its current context by default
 */
export function clusterIdentity(kubeconfig: pulumi.Output<string>, context?: string): pulumi.Output<string> {
  return pulumi.unsecret(
    kubeconfig.apply((text) => {
      const authority = clusterAuthority(text, context) ?? "";
      return createHash("sha256").update(authority).digest("hex").slice(0, 16);
    }),
  );
}

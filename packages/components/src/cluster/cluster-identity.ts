import { createHash } from "node:crypto";
import { clusterAuthority } from "@kind-berth/topology";
import * as pulumi from "@pulumi/pulumi";

/**
 * What stays the same exactly as long as a kubeconfig leads to the same cluster, for a provider's `clusterIdentifier`: it
 * travels in the kubeconfig itself, from whatever stack. A digest, and no secret.
 *
 * @param context - the kubeconfig's context to look at; its current one unless given
 */
export function clusterIdentity(kubeconfig: pulumi.Output<string>, context?: string): pulumi.Output<string> {
  return pulumi.unsecret(
    kubeconfig.apply((text) => {
      const authority = clusterAuthority(text, context) ?? "";
      return createHash("sha256").update(authority).digest("hex").slice(0, 16);
    }),
  );
}

import type * as pulumi from "@pulumi/pulumi";

/**
 * How a Deployment is changed whose new pods have to wait until the old ones are gone: in another namespace they do too. One that had
 * rolling updates is made anew, since the API server keeps what it has filled in for these, and then refuses it beside `Recreate`.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/issues/2843
 */
export const recreated: pulumi.CustomResourceOptions = {
  deleteBeforeReplace: true,
  replaceOnChanges: ["spec.strategy.type"],
};

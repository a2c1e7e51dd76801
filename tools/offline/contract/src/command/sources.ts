const PLUGIN = "github.com/pulumi/pulumi-command/blob/v1.2.1/provider/pkg/provider";
const FRAMEWORK = "github.com/pulumi/pulumi-go-provider/blob/v1.3.0";

/** Where the behaviour of the command provider is documented. */
export const sources = {
  docs: "pulumi.com/registry/packages/command/api-docs/local/command",
  runDocs: "pulumi.com/registry/packages/command/api-docs/local/run",
  controller: `${PLUGIN}/local/commandController.go`,
  run: `${PLUGIN}/local/commandOutputs.go`,
  logging: `${PLUGIN}/local/logging.go`,
  inputs: `${PLUGIN}/common/inputs.go`,
  /** How the framework that the provider is written with compares, previews and keeps secrets. */
  framework: `${FRAMEWORK}/infer/resource.go`,
  cancellation: `${FRAMEWORK}/middleware/cancel/cancel.go`,
} as const;

const PLUGIN = "github.com/pulumi/pulumi-command/blob/v1.2.1/provider/pkg/provider";
const FRAMEWORK = "github.com/pulumi/pulumi-go-provider/blob/v1.3.0";

/** The sources that document the command provider's behavior. */
export const sources = {
  docs: "pulumi.com/registry/packages/command/api-docs/local/command",
  runDocs: "pulumi.com/registry/packages/command/api-docs/local/run",
  controller: `${PLUGIN}/local/commandController.go`,
  run: `${PLUGIN}/local/commandOutputs.go`,
  logging: `${PLUGIN}/local/logging.go`,
  inputs: `${PLUGIN}/common/inputs.go`,
  /** The provider's framework, which implements comparison, previews and secrets. */
  framework: `${FRAMEWORK}/infer/resource.go`,
  cancellation: `${FRAMEWORK}/middleware/cancel/cancel.go`,
} as const;

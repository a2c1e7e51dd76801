const HOST = "github.com/pulumi/pulumi/blob/v3.232.0/sdk/nodejs";

/** The sources that document the Node.js language host's behavior. */
export const sources = {
  host: `${HOST}/cmd/pulumi-language-nodejs/main.go`,
  run: `${HOST}/cmd/run/run.ts`,
  exitCodes: `${HOST}/cmd/run/error.ts`,
  docs: "pulumi.com/docs/iac/languages-sdks/javascript",
  project: "pulumi.com/docs/iac/concepts/projects/project-file",
  config: "pulumi.com/docs/iac/concepts/config",
  install: "pulumi.com/docs/iac/cli/commands/pulumi_install",
  about: "pulumi.com/docs/iac/cli/commands/pulumi_about",
  plugins: "pulumi.com/docs/iac/cli/commands/pulumi_plugin_ls",
  automation: "pulumi.com/docs/iac/automation-api/concepts-terminology",
} as const;

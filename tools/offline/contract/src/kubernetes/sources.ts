const PROVIDER = "github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg";
const DOCS = "pulumi.com/registry/packages/kubernetes";

/** The sources that document the kubernetes provider's behavior. */
export const sources = {
  providerDocs: `${DOCS}/api-docs/provider`,
  configurationDocs: `${DOCS}/installation-configuration`,
  serverSideApplyDocs: `${DOCS}/how-to-guides/managing-resources-with-server-side-apply`,
  autonamingDocs: "pulumi.com/docs/iac/concepts/resources/names/#autonaming",
  changelog: "github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/CHANGELOG.md, 4.29.0",
  provider: `${PROVIDER}/provider/provider.go`,
  forceNew: `${PROVIDER}/provider/diff.go`,
  helmTemplate: `${PROVIDER}/provider/invoke_helm_template.go`,
  chartDocs: `${DOCS}/api-docs/helm/v3/chart`,
  decodeYaml: `${PROVIDER}/provider/invoke_decode_yaml.go`,
  naming: `${PROVIDER}/metadata/naming.go`,
  jsonPath: `${PROVIDER}/jsonpath/jsonpath.go`,
  overrides: `${PROVIDER}/metadata/overrides.go`,
  normalize: `${PROVIDER}/clients/unstructured.go`,
  operations: `${PROVIDER}/await/await.go`,
  awaiters: `${PROVIDER}/await/awaiters.go`,
  deployment: `${PROVIDER}/await/deployment.go`,
  daemonSet: `${PROVIDER}/await/daemonset.go`,
  ingress: `${PROVIDER}/await/ingress.go`,
  job: `${PROVIDER}/await/job.go`,
  pod: `${PROVIDER}/await/pod.go`,
  podChecks: `${PROVIDER}/await/checker/pod/check.go`,
  service: `${PROVIDER}/await/service.go`,
  statefulSet: `${PROVIDER}/await/statefulset.go`,
  deleted: `${PROVIDER}/await/condition/deleted.go`,
} as const;

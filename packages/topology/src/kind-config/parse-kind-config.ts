import type { ClusterArgs } from "../cluster/cluster-args";
import type { ClusterPlan } from "../cluster/cluster-plan";
import { planCluster } from "../cluster/plan-cluster";
import { BerthError, throwIfErrors, type Finding, type Warn } from "../findings/berth-error";
import { given, isError } from "../findings/finding";
import { warnOfEnginePorts } from "./any-host-port";
import { clusterArgsOf } from "./cluster-args-of";
import { combinePortMappings } from "./combine-port-mappings";
import { ConfigSource } from "./config-source";
import { templateFindings } from "./template-values";
import { isCtlptlFile, readCtlptlFile } from "./ctlptl-file";
import { readClusterFields, type ClusterFields } from "./kind-cluster-fields";

/** The result of parsing a kind config: Berth's arguments, and the plan. */
export interface ParsedConfig {
  /**
   * The Berth arguments that describe the same cluster. Each port has a name, and belongs to the same node as in the config. A port with
   * several listen addresses is one port mapping.
   */
  readonly args: ClusterArgs;
  /** The plan that {@link planCluster} creates from these arguments. */
  readonly plan: ClusterPlan;
}

const subject = "kind config";

/**
 * Reads a kind config (`kind.x-k8s.io/v1alpha4`) in the same way as kind 0.33. This function also validates the config in the same way as
 * {@link planCluster}. If the text contains several YAML documents, Berth reads only the first document.
 *
 * A kind config has no port names, so Berth chooses them. The first TCP port with containerPort 80 is named `http`, and the first TCP port
 * with containerPort 443 is named `https`. The name of any other port consists of its protocol and hostPort, such as `tcp-8080`. If Berth
 * wrote the config, the ports keep their original names.
 *
 * If the config does not choose a hostPort (0, -1 or omitted), the hostPort is `auto`, and the port's name contains the containerPort.
 *
 * The text can also be a ctlptl file with one kind cluster. ctlptl's cluster name, registry and Kubernetes version become arguments.
 *
 * @param text - YAML
 * @param warn - a function that receives each warning, for example about a setting that does not work on every machine. It is not called if
 * there are errors.
 * @throws {@link BerthError} with all errors, including the path, line and column of each error
 *
 * @example
 * ```ts
 * const { args } = parseKindConfig(readFileSync("kind.yaml", "utf8"));
 * args.nodes[0].extraPortMappings; // [{ name: "http", containerPort: 80, hostPort: 8080 }]
 * ```
 */
export function parseKindConfig(text: string, warn: Warn = () => undefined): ParsedConfig {
  const source = new ConfigSource(text);
  // In a template, further findings would be about values that the file does not contain yet.
  throwIfErrors(subject, templateFindings(text));
  // If the text is not YAML or has a different config version, further findings would not help the user.
  throwIfErrors(subject, source.findings);
  const read = isCtlptlFile(source) ? readCtlptlFile(source) : readKindFile(source);
  const { args, plan, findings } = judge(read);
  // Values that could not be read already have a finding. Do not report them again.
  const judged = findings.map((finding) => source.located(finding));
  const reported = new Set(source.findings.filter(isError).map(({ path }) => path));
  throwIfErrors(subject, [...source.findings, ...judged.filter(({ path }) => !reported.has(path))], warn);
  if (plan === undefined) throw new BerthError(subject, judged);
  return { args: combinePortMappings(args), plan };
}

/** @throws {@link BerthError} `KIND_CONFIG_VERSION` */
function readKindFile(source: ConfigSource): object {
  const config = readClusterFields(source.root, "", source) ?? {};
  throwIfErrors(
    subject,
    versionMisfits(config).map((finding) => source.located(finding)),
  );
  source.findings.push(
    ...ignoredDocuments(source),
    ...warnOfEnginePorts(config).map((finding) => source.located(finding)),
  );
  return clusterArgsOf(config);
}

function judge(read: object): { args: ClusterArgs; plan?: ClusterPlan; findings: readonly Finding[] } {
  const args = read as ClusterArgs; // The values may have any type, because the planner validates them.
  const warnings: Finding[] = [];
  try {
    const plan = planCluster(args, (warning) => warnings.push(warning));
    return { args, plan, findings: warnings };
  } catch (error) {
    if (BerthError.isInstance(error)) return { args, findings: error.findings };
    throw error;
  }
}

function versionMisfits({ apiVersion, kind }: ClusterFields): Finding[] {
  const expected = { apiVersion: "kind.x-k8s.io/v1alpha4", kind: "Cluster" };
  const remedy = `Set \`kind: ${expected.kind}\` and \`apiVersion: ${expected.apiVersion}\`, and use the fields of this version.`;
  const rule = "kind supports only the config version `v1alpha4`";
  if (apiVersion !== expected.apiVersion) {
    return [{ code: "KIND_CONFIG_VERSION", path: "apiVersion", ...given(apiVersion), rule, remedy }];
  }
  if (kind !== expected.kind)
    return [{ code: "KIND_CONFIG_VERSION", path: "kind", ...given(kind), rule, remedy }];
  return [];
}

function ignoredDocuments(source: ConfigSource): Finding[] {
  if (source.furtherDocuments === 0) return [];
  return [
    {
      code: "KIND_CONFIG_DOCUMENT_IGNORED",
      object: "kind config",
      state: `has ${source.furtherDocuments + 1} YAML documents`,
      reason: "kind and Berth read only the first document",
      remedy: "Move the settings of the other documents into the first document.",
    },
  ];
}

import type { ClusterArgs } from "../cluster/cluster-args";
import type { ClusterPlan } from "../cluster/cluster-plan";
import { planCluster } from "../cluster/plan-cluster";
import { BerthError, throwIfErrors, type Finding, type Warn } from "../findings/berth-error";
import { given } from "../findings/finding";
import { clusterArgsOf } from "./cluster-args-of";
import { ConfigSource } from "./config-source";
import { readClusterFields, type ClusterFields } from "./kind-cluster-fields";

/** A kind config, as Berth has it. */
export interface ParsedConfig {
  /** The arguments that make the same cluster: a port has a name, and stands at its node as in the config. */
  readonly args: ClusterArgs;
  /** What {@link planCluster} makes of them. */
  readonly plan: ClusterPlan;
}

const subject = "kind config";

/**
 * Reads any kind config, `kind.x-k8s.io/v1alpha4`, as kind 0.33 reads it, and judges it as {@link planCluster} does.
 * Where the text holds several YAML documents, the first one is the config.
 *
 * Ports, which have no names in kind's config, are called `http` where they lead to containerPort 80, `https` where to
 * 443, and by protocol and hostPort else, such as `tcp-8080`; where Berth wrote the config, they get their names back.
 *
 * @param text - YAML
 * @param warn - is told what works but not everywhere, or not as one may think, where nothing is refused
 * @throws {@link BerthError} with everything that cannot work, each with its path, line and column
 *
 * @example
 * ```ts
 * const { args } = parseKindConfig(readFileSync("kind.yaml", "utf8"));
 * args.nodes[0].extraPortMappings; // [{ name: "http", containerPort: 80, hostPort: 8080 }]
 * ```
 */
export function parseKindConfig(text: string, warn: Warn = () => undefined): ParsedConfig {
  const source = new ConfigSource(text);
  // Where the text is no YAML, or not this version of kind's config, all else that one could say of it is noise.
  throwIfErrors(subject, source.findings);
  const config = readClusterFields(source.root, "", source) ?? {};
  const misfits = versionMisfits(config).map((finding) => source.located(finding));
  throwIfErrors(subject, misfits);

  const { args, plan, findings } = judge(clusterArgsOf(config));
  // What could not be read has been reported, and is no argument to judge.
  const judged = findings.map((finding) => source.located(finding));
  const reported = new Set(source.findings.map(({ path }) => path));
  throwIfErrors(
    subject,
    [...source.findings, ...judged.filter(({ path }) => !reported.has(path)), ...ignoredDocuments(source)],
    warn,
  );
  if (plan === undefined) throw new BerthError(subject, judged);
  return { args, plan };
}

function judge(read: object): { args: ClusterArgs; plan?: ClusterPlan; findings: readonly Finding[] } {
  const args = read as ClusterArgs; // Whatever they are: the planner reads anything, and refuses what is none.
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
  const remedy = `Write \`kind: ${expected.kind}\` and \`apiVersion: ${expected.apiVersion}\`, and the fields of that version.`;
  const rule = "kind's clusters are configured in one version, `v1alpha4`";
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
      reason: "kind reads the first YAML document only, and so does Berth",
      remedy: "Move what matters into the first document.",
    },
  ];
}

import { throwIfErrors, type Warn } from "../findings/berth-error";
import type { Finding } from "../findings/finding";
import { readRecord, type ClusterRecord } from "../model/cluster-record";

/** Another stack's output, as a program reads it. */
export interface StackOutput {
  /** The output name. */
  readonly name: string;
  /** The output's state: missing, plain (not marked as a secret) or secret. */
  readonly state: "missing" | "plain" | "secret";
  /** The output's value. Set only for plain outputs, so that messages cannot contain secrets. */
  readonly value?: unknown;
}

/** The outputs with which another stack describes its cluster. */
export interface StackOutputs {
  /** The stack name, such as `organization/platform/dev`. */
  readonly stack: string;
  /** The stack output that contains the cluster record. */
  readonly record: StackOutput;
  /** The stack output that contains the kubeconfig. */
  readonly kubeconfig: StackOutput;
}

/**
 * Reads another stack's cluster from that stack's outputs. This function is pure.
 *
 * @param warn - a function that is called with a warning if the other stack exports the kubeconfig without marking it as a secret
 * @throws BerthError with all findings: `STACK_OUTPUT_MISSING`, `RECORD_SECRET`, `RECORD_INVALID` or `RECORD_VERSION_UNKNOWN`
 *
 * @example
 * ```ts
 * readStackOutputs({
 *   stack: "organization/platform/dev",
 *   record: { name: "record", state: "plain", value: record },
 *   kubeconfig: { name: "kubeconfig", state: "secret" },
 * });
 * ```
 */
export function readStackOutputs(outputs: StackOutputs, warn?: Warn): ClusterRecord {
  const { stack, record, kubeconfig } = outputs;
  const findings = [record, kubeconfig].flatMap((output) =>
    output.state === "missing" ? [missing(output, stack)] : [],
  );
  if (record.state === "secret") findings.push(secretRecord(record, stack));
  if (kubeconfig.state === "plain") findings.push(plainKubeconfig(kubeconfig, stack));
  const read = record.state === "plain" ? readRecord(record.value, findings) : undefined;
  throwIfErrors(`cluster of stack "${stack}"`, findings, warn);
  if (read === undefined) throw new Error(`stack "${stack}" has neither a record nor an error`);
  return read;
}

function missing({ name }: StackOutput, stack: string): Finding {
  return {
    code: "STACK_OUTPUT_MISSING",
    object: outputOf(name, stack),
    state: "does not exist",
    reason: "the stack does not export it, or has not been deployed since the export was added",
    remedy: `Export the output in that stack (\`export const ${name} = cluster.${name};\`) and run \`pulumi up\` there. Or use the name of an existing output.`,
  };
}

function secretRecord({ name }: StackOutput, stack: string): Finding {
  return {
    code: "RECORD_SECRET",
    object: outputOf(name, stack),
    state: "is a secret",
    reason: "Berth shows the record's values in messages and previews, which must not contain secrets",
    remedy:
      "In that stack, export the cluster's `record` as a separate output. The record is a secret because that stack's program exports it inside a secret output.",
  };
}

function plainKubeconfig({ name }: StackOutput, stack: string): Finding {
  return {
    code: "KUBECONFIG_IN_PLAIN",
    object: outputOf(name, stack),
    state: "is not a secret",
    reason: "anyone who can read the state or the outputs of that stack can administer the cluster",
    remedy:
      "In that stack, export the cluster's `kubeconfig` output, which is already a secret. If you export a modified copy of the kubeconfig, wrap it in `pulumi.secret`.",
  };
}

function outputOf(name: string, stack: string): string {
  return `output "${name}" of stack "${stack}"`;
}

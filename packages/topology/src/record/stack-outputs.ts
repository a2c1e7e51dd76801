import { throwIfErrors, type Warn } from "../findings/berth-error";
import type { Finding } from "../findings/finding";
import { readRecord, type ClusterRecord } from "../model/cluster-record";

/** An output of another stack, as a program reads it. */
export interface StackOutput {
  /** The output name. */
  readonly name: string;
  /** Whether the output is missing, plain or secret. */
  readonly state: "missing" | "plain" | "secret";
  /** The value. Only plain outputs have it, so that no secret can appear in a message. */
  readonly value?: unknown;
}

/** The outputs of another stack that describe its cluster. */
export interface StackOutputs {
  /** The stack name, such as `organization/platform/dev`. */
  readonly stack: string;
  /** The output with the cluster record. */
  readonly record: StackOutput;
  /** The output with the kubeconfig. */
  readonly kubeconfig: StackOutput;
}

/**
 * Reads the cluster of another stack from the outputs of that stack. This is a pure function.
 *
 * @param warn - called if the other stack exports the kubeconfig without marking it as a secret
 * @throws BerthError `STACK_OUTPUT_MISSING`, `RECORD_SECRET`, `RECORD_INVALID` or `RECORD_VERSION_UNKNOWN`, all in one error
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
  if (read === undefined) throw new Error(`the record of stack "${stack}" is neither read nor refused`);
  return read;
}

function missing({ name }: StackOutput, stack: string): Finding {
  return {
    code: "STACK_OUTPUT_MISSING",
    object: outputOf(name, stack),
    state: "does not exist",
    reason: "a stack has the outputs that its program had at its last `pulumi up`, and none before the first",
    remedy: `Export it there (\`export const ${name} = cluster.${name};\`), run \`pulumi up\` there first, or name the output that holds it.`,
  };
}

function secretRecord({ name }: StackOutput, stack: string): Finding {
  return {
    code: "RECORD_SECRET",
    object: outputOf(name, stack),
    state: "is a secret",
    reason: "a record decides placement and shows in messages and previews, where no secret may be",
    remedy:
      "Export the cluster's `record` there by itself: it holds nothing secret, unless it was put into something that is.",
  };
}

function plainKubeconfig({ name }: StackOutput, stack: string): Finding {
  return {
    code: "KUBECONFIG_IN_PLAIN",
    object: outputOf(name, stack),
    state: "is not a secret",
    reason: "whoever reads that stack's state or its outputs is the cluster's administrator",
    remedy: "Export the cluster's `kubeconfig` there as it is, a secret, or wrap it in `pulumi.secret`.",
  };
}

function outputOf(name: string, stack: string): string {
  return `output "${name}" of stack "${stack}"`;
}

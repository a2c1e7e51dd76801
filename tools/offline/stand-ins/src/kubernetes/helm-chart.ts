import { UnimplementedError } from "../protocol";
import { capabilitiesOf } from "./capabilities";
import { renderChart } from "./chart-renderer";
import type { Cluster } from "./cluster";
import { decodeYaml } from "./decode-yaml";
import { isRecord, text, type KubernetesObject } from "./object";

/** A call to the provider function that the SDK's `helm.v3.Chart` uses. */
export interface ChartRequest {
  /** The chart options, as JSON from the SDK. */
  readonly jsonOpts: string;
  /** The path of the program that renders charts. */
  readonly renderer: string;
  readonly signal: AbortSignal;
}

/**
 * Returns the objects that a Helm chart in a local folder renders, as in the output of `helm template`. Includes all hooks except test
 * hooks.
 *
 * Source: provider/pkg/provider/invoke_helm_template.go in github.com/pulumi/pulumi-kubernetes.
 *
 * @throws Error with Helm's output if the chart cannot be read or rendered
 * @throws UnimplementedError if the chart must be downloaded, or if no program can render charts
 */
export async function templateChart(
  { jsonOpts, renderer, signal }: ChartRequest,
  cluster: Cluster,
): Promise<KubernetesObject[]> {
  const options: unknown = JSON.parse(jsonOpts);
  if (!isRecord(options)) throw new Error("failed to unmarshal 'jsonOpts': it is no JSON object");
  if (text(options, "path") === "") {
    throw new UnimplementedError(
      "This stand-in provider fetches no Helm charts. Name a chart's folder by `path`, or install the official plugin.",
    );
  }
  // The options in the program override the information from the cluster.
  const capabilities = cluster.reachable ? await capabilitiesOf(cluster.connection, signal) : {};
  const manifest = await renderChart(renderer, { ...capabilities, ...options }, signal);
  return await decodeYaml(manifest, text(options, "namespace"), cluster);
}

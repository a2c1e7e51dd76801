import { UnimplementedError } from "../protocol";
import { capabilitiesOf } from "./capabilities";
import { renderChart } from "./chart-renderer";
import type { Cluster } from "./cluster";
import { decodeYaml } from "./decode-yaml";
import { isRecord, text, type KubernetesObject } from "./object";

/** A call of the function that the SDK's `helm.v3.Chart` is made with. */
export interface ChartRequest {
  /** The chart's options, as the SDK writes them. */
  readonly jsonOpts: string;
  /** Path of the program that renders charts. */
  readonly renderer: string;
  readonly signal: AbortSignal;
}

/**
 * The objects of a Helm chart in a folder of this machine: as `helm template` prints them, with its hooks less those that are tests.
 *
 * Source: provider/pkg/provider/invoke_helm_template.go in github.com/pulumi/pulumi-kubernetes.
 *
 * @throws Error in Helm's words, where the chart can't be read or rendered
 * @throws UnimplementedError where the chart is to be fetched, or there is no renderer
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
  // What the program says of the cluster comes before what the cluster says.
  const capabilities = cluster.reachable ? await capabilitiesOf(cluster.connection, signal) : {};
  const manifest = await renderChart(renderer, { ...capabilities, ...options }, signal);
  return await decodeYaml(manifest, text(options, "namespace"), cluster);
}

import {
  UnimplementedError,
  type CheckRequest,
  type CheckResult,
  type CreateRequest,
  type CreateResult,
  type DeleteRequest,
  type DiffRequest,
  type DiffResult,
  type InvokeRequest,
  type InvokeResult,
  type PropertyMap,
  type ReadRequest,
  type ReadResult,
  type ResourceProvider,
  type UpdateRequest,
} from "../protocol";
import { check } from "./check";
import { connect } from "./cluster";
import { readConfiguration, refusedConfiguration } from "./configuration";
import { create } from "./create";
import { decodeYaml } from "./decode-yaml";
import { remove } from "./delete";
import { diff } from "./diff";
import { diffConfig } from "./diff-config";
import { templateChart } from "./helm-chart";
import { modelTypes } from "./model-types";
import type { KubernetesObject } from "./object";
import { operationOf, type Provider } from "./operation";
import { read } from "./read";
import { kubernetesSchema } from "./schema";
import { toProperties } from "./state";
import { update } from "./update";

/** The stand-in for Pulumi's `kubernetes` provider. It manages objects in a Kubernetes cluster. */
export class KubernetesProvider implements ResourceProvider {
  private configured: Promise<Provider> | undefined;

  constructor(
    readonly version: string,
    private readonly environment: Readonly<Record<string, string | undefined>>,
    /** The path of the program that renders Helm charts, which may not exist. */
    private readonly chartRenderer: string,
  ) {}

  /** {@inheritDoc ResourceProvider.schema} */
  schema(): string {
    return kubernetesSchema(this.version);
  }

  /** {@inheritDoc ResourceProvider.checkConfig} */
  checkConfig({ newInputs }: CheckRequest): Promise<CheckResult> {
    return Promise.resolve({ inputs: newInputs, failures: refusedConfiguration(newInputs) });
  }

  /** {@inheritDoc ResourceProvider.diffConfig} */
  diffConfig({ oldState, newInputs }: DiffRequest): Promise<DiffResult> {
    return Promise.resolve(diffConfig(oldState, newInputs));
  }

  /** {@inheritDoc ResourceProvider.configure} */
  async configure(variables: Readonly<Record<string, string>>): Promise<void> {
    const configuration = readConfiguration(variables, this.environment);
    this.configured = connect(configuration).then((cluster) => ({
      configuration,
      cluster,
      types: modelTypes,
    }));
    await this.configured;
  }

  /** {@inheritDoc ResourceProvider.check} */
  async check(request: CheckRequest): Promise<CheckResult> {
    return await check(request, operationOf(await this.provider(), request));
  }

  /** {@inheritDoc ResourceProvider.diff} */
  async diff(request: DiffRequest): Promise<DiffResult> {
    return await diff(request, operationOf(await this.provider(), request));
  }

  /** {@inheritDoc ResourceProvider.create} */
  async create(request: CreateRequest): Promise<CreateResult> {
    return await create(request, operationOf(await this.provider(), request));
  }

  /** {@inheritDoc ResourceProvider.read} */
  async read(request: ReadRequest): Promise<ReadResult> {
    return await read(request, operationOf(await this.provider(), request));
  }

  /** {@inheritDoc ResourceProvider.update} */
  async update(request: UpdateRequest): Promise<PropertyMap> {
    return await update(request, operationOf(await this.provider(), request));
  }

  /** {@inheritDoc ResourceProvider.delete} */
  async delete(request: DeleteRequest): Promise<void> {
    await remove(request, operationOf(await this.provider(), request));
  }

  /** {@inheritDoc ResourceProvider.invoke} */
  async invoke({ token, args, signal }: InvokeRequest): Promise<InvokeResult> {
    const { cluster } = await this.provider();
    const objects = async (): Promise<KubernetesObject[]> => {
      switch (token) {
        case "kubernetes:yaml:decode": {
          const { defaultNamespace } = args;
          const namespace = typeof defaultNamespace === "string" ? defaultNamespace : "";
          return await decodeYaml(requiredText(args, "text"), namespace, cluster);
        }
        case "kubernetes:helm:template": {
          const jsonOpts = requiredText(args, "jsonOpts");
          return await templateChart({ jsonOpts, renderer: this.chartRenderer, signal }, cluster);
        }
        default:
          throw new UnimplementedError(
            `${token} is not supported by this stand-in provider, which decodes YAML and renders Helm charts and nothing else ` +
              "(no Kustomize directories). Install the official plugin to use it.",
          );
      }
    };
    return { result: { result: (await objects()).map(toProperties) } };
  }

  private async provider(): Promise<Provider> {
    if (this.configured === undefined) throw new Error("the provider was not configured before it was used");
    return await this.configured;
  }
}

function requiredText(args: PropertyMap, name: string): string {
  const value = args[name];
  if (typeof value !== "string") throw new Error(`missing required field '${name}' of type string`);
  return value;
}

import * as pulumi from "@pulumi/pulumi";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { MockResourceArgs } from "@pulumi/pulumi/runtime";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import { createHash } from "node:crypto";
import { driverBootstrap } from "../../src/cluster/driver-bootstrap";
import { mockedKubeconfig, mockedReport } from "../fixtures/mocked-program";
import { platformOutputs } from "./programs";

/** A resource's registration: the resource's inputs, and the options that determine whether a change updates or replaces the resource. */
export type Registration = Readonly<Record<string, unknown>>;

/** A program's registrations and exports. */
export interface Recorded {
  readonly resources: readonly Registration[];
  readonly outputs: unknown;
}

/**
 * Runs a program against Pulumi's mocks, in project `shop` and stack `dev`. The run simulates `pulumi up` on a machine without a container
 * engine. The mocks create each resource successfully.
 *
 * @returns all registrations, sorted by type and name
 */
export async function recordedOf(program: () => object | Promise<object>): Promise<Recorded> {
  const register = jest.spyOn(MockMonitor.prototype, "registerResource");
  let exported: object;
  let requests: RegisterResourceRequest[];
  try {
    await pulumi.runtime.setMocks({ newResource: created, call: () => ({}) }, "shop", "dev", false);
    try {
      exported = await program();
    } finally {
      // Wait for every pending registration.
      await pulumi.runtime.disconnect();
    }
    requests = register.mock.calls.map(([request]) => request as RegisterResourceRequest);
  } finally {
    register.mockRestore();
  }
  return {
    resources: requests.map(registrationOf).sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)),
    // Convert the exports to the format of stack outputs.
    outputs: JSON.parse(JSON.stringify(exported)) as unknown,
  };
}

/** Returns a resource's state after its creation. */
function created({ type, name, inputs }: MockResourceArgs): { id: string; state: object } {
  return { id: `${name}-id`, state: { ...(inputs as object), ...outputsOf(type, name, inputs as Inputs) } };
}

interface Inputs {
  readonly create?: string;
  readonly metadata?: object;
}

function outputsOf(type: string, name: string, { create, metadata }: Inputs): object {
  if (type === "pulumi:pulumi:StackReference")
    return { outputs: platformOutputs(), secretOutputNames: ["kubeconfig"] };
  if (type.startsWith("kubernetes:")) return { metadata: { ...metadata, uid: `${name}-uid`, generation: 1 } };
  if (create === "cluster kubeconfig") return { stdout: mockedKubeconfig };
  if (create?.startsWith("cluster ") === true) return { stdout: JSON.stringify(mockedReport) };
  if (create?.startsWith("certificates ") === true)
    return { stdout: JSON.stringify({ certificate: `certificate of ${name}`, key: `no key of ${name}` }) };
  return {};
}

/** Returns a resource's registration without options that are not set. Also omits plugin versions, because a release can change them. */
function registrationOf(request: RegisterResourceRequest): Registration {
  const all: Registration = {
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent(),
    provider: request.getProvider(),
    deletedWith: request.getDeletedwith(),
    deleteBeforeReplace: request.getDeletebeforereplace(),
    retainOnDelete: request.getRetainondelete(),
    protect: request.getProtect(),
    importId: request.getImportid(),
    aliases: aliasesOf(request),
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    replaceWith: request.getReplaceWithList(),
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    customTimeouts: timeoutsOf(request),
    dependencies: request.getDependenciesList().sort(),
    inputs: inputsOf(request),
  };
  const isSet = (value: unknown) =>
    Array.isArray(value) ? value.length > 0 : ![undefined, "", false].includes(value as undefined);
  return Object.fromEntries(Object.entries(all).filter(([, value]) => isSet(value)));
}

/**
 * Returns a resource's aliases without those that Pulumi's Kubernetes SDK adds. The SDK's aliases are older API versions of the same
 * object.
 */
function aliasesOf(request: RegisterResourceRequest): unknown {
  const aliases = request.getAliasesList();
  const ofSdk = (type = "", name = "") => type.startsWith("kubernetes:") && name === "";
  const own = aliases
    .filter((alias) => !ofSdk(alias.getSpec()?.getType(), alias.getSpec()?.getName()))
    .map((alias) => alias.toObject());
  // The provider of a cluster that cannot be observed has many aliases.
  return own.length > 10 ? digestOf(JSON.stringify(own)) : own;
}

function timeoutsOf(request: RegisterResourceRequest): string[] {
  const timeouts = Object.entries(request.getCustomtimeouts()?.toObject() ?? {});
  return timeouts.filter(([, value]) => value !== "").map(([step, value]) => `${step}: ${value}`);
}

function inputsOf(request: RegisterResourceRequest): unknown {
  const inputs = request.getObject()?.toJavaScript() ?? {};
  // Replace the Gateway API definitions with a digest, because they are long and not part of Berth.
  if (request.getType().endsWith(":CustomResourceDefinition")) return digestOf(JSON.stringify(inputs));
  // Replace this long text, which each Command contains, with a digest. Another test compares the whole text.
  const shorten = (_: string, value: unknown) => (value === driverBootstrap ? digestOf(value) : value);
  return JSON.parse(JSON.stringify(inputs, shorten)) as unknown;
}

function digestOf(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

function keyOf({ type, name }: Registration): string {
  return `${String(type)} ${String(name)}`;
}

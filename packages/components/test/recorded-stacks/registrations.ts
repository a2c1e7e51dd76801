import * as pulumi from "@pulumi/pulumi";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { MockResourceArgs } from "@pulumi/pulumi/runtime";
import { createHash } from "node:crypto";
import { driverBootstrap } from "../../src/cluster/driver-bootstrap";
import { mockedOutputs } from "../fixtures/mocked-outputs";
import { refuseInvoke } from "../fixtures/mocked-program";
import { readOptions } from "../fixtures/registered-options";
import { requestsDuring } from "../fixtures/registration-requests";
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
  let exported: object = {};
  const requests = await requestsDuring(async () => {
    await pulumi.runtime.setMocks({ newResource: created, call: refuseInvoke }, "shop", "dev", false);
    try {
      exported = await program();
    } finally {
      // Wait for every pending registration.
      await pulumi.runtime.disconnect();
    }
  });
  return {
    resources: requests.resources
      .map(registrationOf)
      .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)),
    // Convert the exports to the format of stack outputs.
    outputs: JSON.parse(JSON.stringify(exported)) as unknown,
  };
}

/** Returns a resource's state after its creation. */
function created(args: MockResourceArgs): { id: string; state: object } {
  const { type, name } = args;
  const outputs =
    type === "pulumi:pulumi:StackReference"
      ? { outputs: platformOutputs(), secretOutputNames: ["kubeconfig"] }
      : mockedOutputs(args);
  return { id: `${name}-id`, state: { ...(args.inputs as object), ...outputs } };
}

/** Returns a resource's registration without options that are not set. */
function registrationOf(request: RegisterResourceRequest): Registration {
  const { aliases = [], ...options } = readOptions(request);
  return {
    type: request.getType(),
    name: request.getName(),
    ...options,
    ...(aliases.length === 0 ? {} : { aliases: shortened(aliases) }),
    inputs: inputsOf(request),
  };
}

/** Replaces a long list with its digest. The provider of a cluster that cannot be observed has many aliases. */
function shortened(aliases: readonly unknown[]): unknown {
  return aliases.length > 10 ? digestOf(JSON.stringify(aliases)) : aliases;
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

import * as pulumi from "@pulumi/pulumi";
import type { MockResourceArgs } from "@pulumi/pulumi/runtime";

/** What the driver answers in a mocked program: no real cluster, so no real secret. */
export const mockedReport = { version: 1, record: { version: 1, name: "mocked", nodes: [], ports: [] } };
/** The kubeconfig of a mocked cluster. */
export const mockedKubeconfig = "mocked kubeconfig";

// No container engine is to be found, so that what a mocked program shows is the same on every machine.
process.env["PATH"] = "";
/** How a program is run. */
export interface MockedRun {
  /** Whether for a preview, which makes nothing. */
  readonly preview?: boolean;
  /** What a reference to another stack is answered. */
  readonly stack?: { readonly outputs?: object; readonly secretOutputNames?: readonly string[] };
}

/** Runs a program against Pulumi's mocks, in project `shop` and stack `dev`, and returns every resource that it registered. */
export async function registered(
  program: () => unknown,
  { preview = false, stack = {} }: MockedRun = {},
): Promise<MockResourceArgs[]> {
  const resources: MockResourceArgs[] = [];
  const newResource = (args: MockResourceArgs) => {
    resources.push(args);
    return {
      id: preview && !isReference(args) ? undefined : `${args.name}-id`,
      state: { ...(args.inputs as object), ...(isReference(args) ? stack : outputs(args, preview)) },
    };
  };
  await pulumi.runtime.setMocks({ newResource, call: () => ({}) }, "shop", "dev", preview);
  try {
    await program();
  } finally {
    // Waits for every registration that is under way; those of one program must not reach the mocks of the next.
    await pulumi.runtime.disconnect();
  }
  return resources;
}

/** The type and name of each resource, in an order of its own: resources register as their inputs become known. */
export function inventory(resources: readonly MockResourceArgs[]): string[] {
  return resources.map(({ type, name }) => `${type} ${name}`).sort();
}

/** The inputs of the one resource of a type and name. */
export function inputsOf(resources: readonly MockResourceArgs[], type: string, name: string): unknown {
  const matches = resources.filter((resource) => resource.type === type && resource.name === name);
  if (matches.length !== 1) throw new Error(`${matches.length} resources are ${type} ${name}`);
  return matches[0]?.inputs;
}

/** Resolves an output. */
export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply(resolve));
}

function outputs({ type, name }: MockResourceArgs, preview: boolean): object {
  if (type !== "command:local:Command" || preview) return {};
  return { stdout: name.endsWith("-kubeconfig") ? mockedKubeconfig : JSON.stringify(mockedReport) };
}

function isReference({ type }: MockResourceArgs): boolean {
  return type === "pulumi:pulumi:StackReference";
}

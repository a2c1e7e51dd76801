import { Stack } from "@kind-berth-tools/stack";

/** A resource that a program registers. */
export interface Registered {
  /** The URN, which contains the resource's type, its name and the types of its parents. */
  readonly urn: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The fields of the output of `pulumi preview --json` that this module reads. */
interface Preview {
  readonly steps: readonly {
    readonly urn: string;
    readonly newState?: { readonly inputs?: Readonly<Record<string, unknown>> };
  }[];
}

/** Runs a preview of an empty stack, and returns the resources in the order of their URNs. */
export async function registeredIn(stack: Stack): Promise<Registered[]> {
  return registeredOf(Stack.must(await stack.preview(["--json"])).stdout);
}

/** Reads the resources from the output of `pulumi preview --json`. The keys of all inputs are sorted. */
export function registeredOf(preview: string): Registered[] {
  const { steps } = JSON.parse(preview) as Preview;
  return steps
    .map(({ urn, newState }) => ({ urn, inputs: sorted(newState?.inputs ?? {}) }))
    .sort((one, other) => (one.urn < other.urn ? -1 : 1));
}

/**
 * Compares the resources that two programs register.
 *
 * @returns a description of the first resource that differs or is missing. `undefined` if both programs register the same resources.
 */
export function differenceOf(berth: readonly Registered[], raw: readonly Registered[]): string | undefined {
  const textOf = (all: readonly Registered[], urn: string) => {
    const found = all.find((each) => each.urn === urn);
    return found === undefined ? "not registered" : JSON.stringify(found);
  };
  const urn = [...berth, ...raw]
    .map((resource) => resource.urn)
    .find((each) => textOf(berth, each) !== textOf(raw, each));
  return urn === undefined ? undefined : `Berth: ${textOf(berth, urn)}\n  raw:   ${textOf(raw, urn)}`;
}

function sorted<T>(value: T): T {
  const sortKeys = (_: string, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part;
  return JSON.parse(JSON.stringify(value, sortKeys)) as T;
}

import { Stack } from "@kind-berth-tools/stack";

/** The fields in Pulumi's JSON preview that the tests read. */
interface PreviewDocument {
  readonly steps: readonly { readonly op: string; readonly urn: string }[];
}

/**
 * Returns the changes that `pulumi up` would make, each in the format `create Service web`, in alphabetical order. The list omits unchanged
 * resources and the stack.
 */
export async function plannedChanges(stack: Stack): Promise<string[]> {
  const { stdout } = Stack.must(await stack.preview(["--json"]));
  const { steps } = JSON.parse(stdout) as PreviewDocument;
  return steps
    .filter(({ op, urn }) => op !== "same" && !urn.includes("::pulumi:pulumi:Stack::"))
    .map(({ op, urn }) => `${op} ${/:(?<type>[^:]+)::(?<name>[^:]+)$/u.exec(urn)?.slice(1).join(" ") ?? urn}`)
    .sort();
}

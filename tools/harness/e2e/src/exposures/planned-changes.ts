import { Stack } from "@kind-berth-tools/stack";

/** What of Pulumi's account of a preview is read here. */
interface PreviewDocument {
  readonly steps: readonly { readonly op: string; readonly urn: string }[];
}

/** What `up` would do, each as `create Service web`, sorted; not what stays the same, nor the stack itself. */
export async function plannedChanges(stack: Stack): Promise<string[]> {
  const { stdout } = Stack.must(await stack.preview(["--json"]));
  const { steps } = JSON.parse(stdout) as PreviewDocument;
  return steps
    .filter(({ op, urn }) => op !== "same" && !urn.includes("::pulumi:pulumi:Stack::"))
    .map(({ op, urn }) => `${op} ${/:(?<type>[^:]+)::(?<name>[^:]+)$/u.exec(urn)?.slice(1).join(" ") ?? urn}`)
    .sort();
}

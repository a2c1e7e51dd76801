/**
 * Returns the codes of the errors that Pulumi reports for a resource, in output order.
 *
 * @param output - the output of `pulumi preview` or `pulumi up`.
 * @param resource - the resource's type and name, such as `berth:index:ExposedApp (web)`.
 */
export function reportedCodes(output: string, resource: string): string[] {
  // Pulumi lists each resource's errors, indented, below the resource's type and name.
  const [, after = ""] = output.split(`\n  ${resource}:\n`);
  const [block = ""] = after.split(/\n(?! {4})/u);
  return [...block.matchAll(/\[(?<code>[A-Z_]+)\]/gu)].map(({ groups }) => groups?.["code"] ?? "");
}

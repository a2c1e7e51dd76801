/**
 * Returns the codes of the errors that Pulumi reports for a resource, in the order of the output.
 *
 * @param output - the output of `pulumi preview` or `pulumi up`.
 * @param resource - the type and the name of the resource, such as `berth:index:ExposedApp (web)`.
 */
export function reportedCodes(output: string, resource: string): string[] {
  // Pulumi lists the errors of each resource below the resource's type and name, with indentation.
  const [, after = ""] = output.split(`\n  ${resource}:\n`);
  const [block = ""] = after.split(/\n(?! {4})/u);
  return [...block.matchAll(/\[(?<code>[A-Z_]+)\]/gu)].map(({ groups }) => groups?.["code"] ?? "");
}

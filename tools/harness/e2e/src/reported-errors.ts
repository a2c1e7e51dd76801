/**
 * The codes of the errors that Pulumi reports for a resource, in the order of the output.
 *
 * @param output - the output of a preview or an `up`.
 * @param resource - the type and name, such as `berth:index:ExposedApp (web)`.
 */
export function reportedCodes(output: string, resource: string): string[] {
  // Pulumi lists the errors of each resource, indented, below its type and name.
  const [, after = ""] = output.split(`\n  ${resource}:\n`);
  const [block = ""] = after.split(/\n(?! {4})/u);
  return [...block.matchAll(/\[(?<code>[A-Z_]+)\]/gu)].map(({ groups }) => groups?.["code"] ?? "");
}

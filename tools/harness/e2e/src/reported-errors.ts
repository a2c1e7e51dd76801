/**
 * The codes of the errors that Pulumi reports beside a resource, in their order.
 *
 * @param output - of a preview or an `up`
 * @param resource - type and name, such as `berth:index:ExposedApp (web)`
 */
export function reportedCodes(output: string, resource: string): string[] {
  // Pulumi lists the errors of each resource, indented, below its type and name.
  const [, after = ""] = output.split(`\n  ${resource}:\n`);
  const [block = ""] = after.split(/\n(?! {4})/u);
  return [...block.matchAll(/\[(?<code>[A-Z_]+)\]/gu)].map(({ groups }) => groups?.["code"] ?? "");
}

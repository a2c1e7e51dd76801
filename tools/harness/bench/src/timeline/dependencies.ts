/** The fields of an exported Pulumi state that this module reads. */
interface Exported {
  readonly deployment?: { readonly resources?: readonly Resource[] };
}

interface Resource {
  readonly urn: string;
  readonly parent?: string;
  readonly provider?: string;
  readonly dependencies?: readonly string[];
}

/**
 * Returns a map from the URN of each resource to the URNs of the resources that it depends on. A resource also depends on its provider and its parent.
 *
 * @param exported - the output of `pulumi stack export`, as JSON.
 */
export function dependenciesOf(exported: unknown): Map<string, string[]> {
  const { resources = [] } = (exported as Exported).deployment ?? {};
  return new Map(
    resources.map(({ urn, parent, provider, dependencies = [] }) => [
      urn,
      // The provider's reference is its URN and its ID.
      [...dependencies, ...[parent, provider?.replace(/::[^:]*$/u, "")].filter((name) => name !== undefined)],
    ]),
  );
}

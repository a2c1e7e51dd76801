import { detailedDiff, type DiffResult, type PropertyDiffKind, type PropertyMap } from "../protocol";

/**
 * Decides whether changed inputs require an update or a replacement. If the whole input `triggers` is added or removed, the change requires
 * a replacement. All other changes are updates, including changes inside `triggers`. For changes inside `triggers`, the SDK sets
 * `replaceOnChanges: ["triggers[*]"]`, so the engine replaces the resource.
 *
 * Source: `diff` in infer/resource.go in github.com/pulumi/pulumi-go-provider. Its `forceReplace` searches the inputs for the whole path of
 * a change. Also `Triggers` in provider/pkg/provider/common/inputs.go in pulumi-command.
 */
export function diffInputs(oldInputs: PropertyMap, newInputs: PropertyMap): DiffResult {
  const changes = [...detailedDiff(oldInputs, newInputs)].map(([path, kind]) => {
    const replaces = path === "triggers";
    const diffKind: PropertyDiffKind = replaces ? `${kind}-replace` : kind;
    return { path, property: path.replace(/[.[].*$/s, ""), replaces, kind: diffKind };
  });
  return {
    changes: changes.length === 0 ? "none" : "some",
    diffs: [...new Set(changes.map(({ property }) => property))],
    replaces: changes.filter(({ replaces }) => replaces).map(({ path }) => path),
    detailedDiff: Object.fromEntries(changes.map(({ path, kind }) => [path, { kind, inputDiff: false }])),
  };
}

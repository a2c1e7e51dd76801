import { detailedDiff, type DiffResult, type PropertyDiffKind, type PropertyMap } from "../protocol";

/**
 * Decides whether changed inputs require an update or a replacement. Adding or removing the whole `triggers` input requires a replacement.
 * All other changes are updates, including changes inside `triggers`. After a change inside `triggers`, the engine still replaces the
 * resource, because the SDK sets `replaceOnChanges: ["triggers[*]"]`.
 *
 * Source: `diff` in infer/resource.go in github.com/pulumi/pulumi-go-provider. Its `forceReplace` searches the inputs for a change's
 * complete path. Also `Triggers` in provider/pkg/provider/common/inputs.go in pulumi-command.
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

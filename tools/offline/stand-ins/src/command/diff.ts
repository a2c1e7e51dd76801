import { detailedDiff, type DiffResult, type PropertyDiffKind, type PropertyMap } from "../protocol";

/**
 * Decides between update and replacement for changed inputs. Only the addition or removal of the whole `triggers` input is a replacement.
 * All other changes are updates, including changes inside `triggers`. For these, the SDK's `replaceOnChanges: ["triggers[*]"]` makes the
 * engine replace the resource.
 *
 * Source: `diff` in infer/resource.go in github.com/pulumi/pulumi-go-provider, whose `forceReplace` looks up the whole path of a change
 * among the inputs, and `Triggers` in provider/pkg/provider/common/inputs.go in pulumi-command.
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

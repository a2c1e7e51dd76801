import { detailedDiff, type DiffResult, type PropertyDiffKind, type PropertyMap } from "../protocol";

/**
 * What a change of inputs takes: an update, whichever input it is, and a replacement only where `triggers` comes or goes
 * as a whole. A change inside `triggers` is an update to the provider; the SDK's `replaceOnChanges: ["triggers[*]"]`
 * makes the engine replace.
 *
 * Source: `diff` in infer/resource.go in github.com/pulumi/pulumi-go-provider, whose `forceReplace` looks up the whole
 * path of a change among the inputs, and `Triggers` in provider/pkg/provider/common/inputs.go in pulumi-command.
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

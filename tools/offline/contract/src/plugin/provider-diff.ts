import * as rpc from "@pulumi/pulumi/proto/provider_pb";

/** The changes that a provider reports for a resource. */
export interface Diff {
  readonly changes: boolean;
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
  /** The type of each change, such as `ADD` or `UPDATE_REPLACE`, by property path. */
  readonly detailedDiff: Readonly<Record<string, string>>;
}

/** Converts the provider's response to a Diff request. */
export function diffOf(response: rpc.DiffResponse): Diff {
  const detailedDiff: Record<string, string> = {};
  response.getDetaileddiffMap().forEach((diff, path) => {
    detailedDiff[path] = KINDS[diff.getKind()];
  });
  return {
    changes: response.getChanges() === rpc.DiffResponse.DiffChanges.DIFF_SOME,
    replaces: response.getReplacesList(),
    deleteBeforeReplace: response.getDeletebeforereplace(),
    detailedDiff,
  };
}

const KINDS: Readonly<Record<rpc.PropertyDiff.Kind, string>> = {
  [rpc.PropertyDiff.Kind.ADD]: "ADD",
  [rpc.PropertyDiff.Kind.ADD_REPLACE]: "ADD_REPLACE",
  [rpc.PropertyDiff.Kind.DELETE]: "DELETE",
  [rpc.PropertyDiff.Kind.DELETE_REPLACE]: "DELETE_REPLACE",
  [rpc.PropertyDiff.Kind.UPDATE]: "UPDATE",
  [rpc.PropertyDiff.Kind.UPDATE_REPLACE]: "UPDATE_REPLACE",
};

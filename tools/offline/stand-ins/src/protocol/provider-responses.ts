import * as rpc from "@pulumi/pulumi/proto/provider_pb";

import type { CheckFailure, CheckResult, DiffResult, PropertyDiffKind } from "./resource-provider";
import { toStruct } from "./wire";

const CHANGES = {
  unknown: rpc.DiffResponse.DiffChanges.DIFF_UNKNOWN,
  none: rpc.DiffResponse.DiffChanges.DIFF_NONE,
  some: rpc.DiffResponse.DiffChanges.DIFF_SOME,
} as const;

const KINDS: Readonly<Record<PropertyDiffKind, rpc.PropertyDiff.Kind>> = {
  add: rpc.PropertyDiff.Kind.ADD,
  "add-replace": rpc.PropertyDiff.Kind.ADD_REPLACE,
  delete: rpc.PropertyDiff.Kind.DELETE,
  "delete-replace": rpc.PropertyDiff.Kind.DELETE_REPLACE,
  update: rpc.PropertyDiff.Kind.UPDATE,
  "update-replace": rpc.PropertyDiff.Kind.UPDATE_REPLACE,
};

/** Creates the response to a Check or CheckConfig request. */
export function checkResponse({ inputs, failures = [] }: CheckResult): rpc.CheckResponse {
  const response = new rpc.CheckResponse();
  response.setInputs(toStruct(inputs));
  response.setFailuresList(failureMessages(failures));
  return response;
}

/** Converts check failures to protocol messages. */
export function failureMessages(failures: readonly CheckFailure[]): rpc.CheckFailure[] {
  return failures.map(({ property, reason }) => {
    const failure = new rpc.CheckFailure();
    failure.setProperty(property);
    failure.setReason(reason);
    return failure;
  });
}

/** Creates the response to a Diff or DiffConfig request. */
export function diffResponse(diff: DiffResult): rpc.DiffResponse {
  const response = new rpc.DiffResponse();
  response.setChanges(CHANGES[diff.changes]);
  response.setReplacesList([...(diff.replaces ?? [])]);
  response.setStablesList([...(diff.stables ?? [])]);
  response.setDiffsList([...(diff.diffs ?? [])]);
  response.setDeletebeforereplace(diff.deleteBeforeReplace ?? false);
  if (diff.detailedDiff !== undefined) {
    response.setHasdetaileddiff(true);
    for (const [path, { kind, inputDiff }] of Object.entries(diff.detailedDiff)) {
      const property = new rpc.PropertyDiff();
      property.setKind(KINDS[kind]);
      property.setInputdiff(inputDiff);
      response.getDetaileddiffMap().set(path, property);
    }
  }
  return response;
}

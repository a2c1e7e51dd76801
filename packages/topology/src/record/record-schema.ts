import { z } from "zod";
import { clusterRecordShape } from "../model/cluster-record";

/**
 * Returns the JSON Schema (draft 2020-12) for a {@link ClusterRecord}, for programs in other languages. The schema is published as
 * `@kind-berth/topology/schema/cluster-record.v1.json`. It accepts the same values as {@link parseRecord}.
 *
 * @example
 * ```ts
 * new Ajv2020().validate(recordSchema(), record);
 * ```
 */
export function recordSchema(): object {
  // The `input` schema accepts unknown keys, because a later release may add keys.
  const { $schema, ...schema } = z.toJSONSchema(clusterRecordShape, { io: "input" });
  return {
    $schema,
    $id: "urn:berth:cluster-record:1",
    title: "Berth cluster record, version 1",
    description: "The nodes and ports of a cluster.",
    ...schema,
  };
}

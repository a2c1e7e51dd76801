import { z } from "zod";
import { clusterRecordShape } from "../model/cluster-record";

/**
 * The JSON Schema (draft 2020-12) of a {@link ClusterRecord}, for readers that are not written in TypeScript. It is
 * published as `@kind-berth/topology/schema/cluster-record.v1.json`, and accepts what {@link parseRecord} accepts.
 *
 * @example
 * ```ts
 * new Ajv2020().validate(recordSchema(), record);
 * ```
 */
export function recordSchema(): object {
  // What may be passed in, so that keys which a later release adds are let through.
  const { $schema, ...schema } = z.toJSONSchema(clusterRecordShape, { io: "input" });
  return {
    $schema,
    $id: "urn:berth:cluster-record:1",
    title: "Berth cluster record, version 1",
    description: "What is known of a cluster's nodes and ports.",
    ...schema,
  };
}

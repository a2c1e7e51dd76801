import { Etcd3 } from "etcd3";

/**
 * Writes a key to the database and reads it back, with the database's client library.
 *
 * @param timeoutMs - the time limit for the connection and for each response, in milliseconds
 * @returns the value that the database returned.
 * @throws GRPCGenericError if the database is not reachable.
 */
export async function writeAndRead(
  hostPort: number,
  key: string,
  value: string,
  timeoutMs: number,
): Promise<string | null> {
  const client = new Etcd3({
    hosts: `http://127.0.0.1:${hostPort}`,
    dialTimeout: timeoutMs,
    // By default, clients that use the same address share a connection. After a failure, all these clients would wait for the next
    // connection attempt.
    grpcOptions: { "grpc.use_local_subchannel_pool": 1 },
    defaultCallOptions: () => ({ deadline: Date.now() + timeoutMs }),
  });
  try {
    await client.put(key).value(value);
    return await client.get(key).string();
  } finally {
    client.close();
  }
}

import { Etcd3 } from "etcd3";

/** As long as the database may be silent, in milliseconds. */
const timeoutMs = 5000;

/**
 * Writes a key to the database and reads it, by the database's own client.
 *
 * @returns what was read
 * @throws GRPCGenericError where the database is not reached
 */
export async function writeAndRead(hostPort: number, key: string, value: string): Promise<string | null> {
  const client = new Etcd3({
    hosts: `http://127.0.0.1:${hostPort}`,
    dialTimeout: timeoutMs,
    // Else clients of one address share its connection, and wait with each other after one that failed.
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

import { ClusterUnderTest, type Carrier } from "./cluster-under-test";

/**
 * Creates a cluster before the tests of a file and removes it after the tests. If the creation fails, the cluster is also removed.
 *
 * @returns a function with which a test gets the cluster.
 */
export function clusterForTests(carrier: Carrier): () => ClusterUnderTest {
  let cluster: ClusterUnderTest | undefined;
  beforeAll(async () => {
    cluster = await ClusterUnderTest.prepare(carrier);
    await cluster.up();
  });
  afterAll(() => cluster?.remove());
  return () => {
    if (cluster === undefined) {
      throw new Error("The cluster is there only while the tests run.");
    }
    return cluster;
  };
}

import { ClusterUnderTest, type Carrier } from "./cluster-under-test";

/**
 * Creates a cluster before the tests in a file, and removes it after them, even if the creation fails.
 *
 * @returns a function that returns the cluster to a test.
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

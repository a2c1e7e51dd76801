import { runEngine } from "../engine";
import { answering } from "./matrix";
import { testsOfMatrix } from "./tests-of-matrix";

describe("three control planes and a worker, the ports on the second control plane", () => {
  testsOfMatrix("highly-available", (cluster) => {
    /**
     * Sends health checks from the worker to the API server, through kind's load balancer. Repeats the health checks for the given time.
     */
    const health = async (timeoutMs: number): Promise<string> => {
      const ask = "kubectl --kubeconfig=/etc/kubernetes/kubelet.conf --request-timeout=5s get --raw=/healthz";
      const asking = ["timeout", String(timeoutMs), "sh", "-c", `until ${ask}; do sleep 1; done`];
      return (await cluster().probe.inNode("worker", asking)).stdout;
    };

    it("keeps running without one of the control planes: every app and the API respond", async () => {
      await runEngine("stop", "--time=1", cluster().probe.container("control-plane3"));
      expect(await health(60)).toBe("ok");
      for (const row of answering) expect(await cluster().answer(row)).toBe(row.app);
    });

    it("control: without kind's load balancer, the apps respond but the API does not", async () => {
      const loadBalancer = cluster().probe.container("external-load-balancer");
      await runEngine("stop", "--time=1", loadBalancer);
      try {
        expect(await health(10)).toBe("");
        for (const row of answering) expect(await cluster().answer(row)).toBe(row.app);
      } finally {
        await runEngine("start", loadBalancer);
      }
      expect(await health(60)).toBe("ok");
    });
  });
});

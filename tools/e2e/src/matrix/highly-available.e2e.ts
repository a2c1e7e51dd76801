import { runEngine } from "../engine";
import { answering } from "./matrix";
import { testsOfMatrix } from "./tests-of-matrix";

describe("three control planes and a worker, the ports on the second control plane", () => {
  testsOfMatrix("highly-available", (cluster) => {
    /** What the API answers to the worker, which asks it by the address that kind's load balancer has. */
    const health = () =>
      cluster().probe.inNode("worker", [
        "kubectl",
        "--kubeconfig=/etc/kubernetes/kubelet.conf",
        "--request-timeout=10s",
        "get",
        "--raw=/healthz",
      ]);

    it("goes on without one of the control planes: every app answers, and so does the API", async () => {
      const { probe } = cluster();
      await runEngine("stop", "--time=1", probe.container("control-plane3"));
      expect((await health()).stdout).toBe("ok");
      for (const row of answering) expect(await cluster().answer(row)).toBe(row.app);
    });

    it("control: without kind's load balancer the API does not answer, and the apps do", async () => {
      const { probe } = cluster();
      await runEngine("stop", "--time=1", probe.container("external-load-balancer"));
      expect((await health()).exitCode).not.toBe(0);
      for (const row of answering) expect(await cluster().answer(row)).toBe(row.app);
    });
  });
});

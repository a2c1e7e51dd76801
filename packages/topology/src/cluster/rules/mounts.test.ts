import { isError } from "../../findings/finding";
import { clusterFindings, found } from "../../../test/fixtures/examples/rule-example";

describe("mounts", () => {
  const codes = (...extraMounts: object[]) => found({ nodes: [{ role: "control-plane", extraMounts }] });
  const mount = (containerPath: string, hostPath = "./data") => ({ hostPath, containerPath });

  it.each([
    [mount(""), "MOUNT_PATH_INVALID nodes[0].extraMounts[0].containerPath"],
    [mount("data"), "MOUNT_PATH_INVALID nodes[0].extraMounts[0].containerPath"],
    [mount("/"), "MOUNT_PATH_INVALID nodes[0].extraMounts[0].containerPath"],
    [mount("/data:ro"), "MOUNT_PATH_INVALID nodes[0].extraMounts[0].containerPath"],
    [mount("/tmp"), "MOUNT_TAKEN nodes[0].extraMounts[0].containerPath"],
    [mount("//lib/modules/"), "MOUNT_TAKEN nodes[0].extraMounts[0].containerPath"],
    [{ ...mount("/data"), propagation: "Shared" }, "ARGUMENT_VALUE nodes[0].extraMounts[0].propagation"],
  ])("are rejected: %j", (given, expected) => {
    expect(codes(given)).toEqual([expected]);
  });

  it.each([mount("/data"), mount("/var/lib/data"), mount("/data", "C:\\data"), mount("/tmp/data")])(
    "are accepted: %j",
    (given) => {
      expect(codes(given)).toEqual([]);
    },
  );

  it("of kind's working directory, by an empty hostPath, have a warning, because kind creates the cluster", () => {
    const findings = clusterFindings({
      nodes: [{ role: "control-plane", extraMounts: [mount("/data", "")] }],
    });
    expect(findings).toMatchObject([
      { code: "MOUNT_HOST_PATH_EMPTY", path: "nodes[0].extraMounts[0].hostPath", value: "" },
    ]);
    expect(findings.filter(isError)).toEqual([]);
  });

  it("cannot use the same containerPath twice on one node, but can use it on two nodes", () => {
    expect(codes(mount("/a"), mount("/b"), mount("/a/"))).toEqual([
      "MOUNT_TAKEN nodes[0].extraMounts[2].containerPath",
    ]);
    const extraMounts = [mount("/a")];
    expect(
      found({
        nodes: [
          { role: "control-plane", extraMounts },
          { role: "worker", extraMounts },
        ],
      }),
    ).toEqual([]);
  });
});

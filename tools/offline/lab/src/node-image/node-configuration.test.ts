import { baseRuntimeSpec, sandboxImage } from "./node-configuration";

describe("baseRuntimeSpec", () => {
  it("adds kind's hook after those that are there, and takes the limits away", () => {
    const spec = JSON.stringify({
      process: { cwd: "/", rlimits: [{ type: "RLIMIT_NOFILE" }] },
      hooks: { createContainer: [{ path: "/first" }], poststop: [{ path: "/last" }] },
    });
    expect(JSON.parse(baseRuntimeSpec(spec))).toEqual({
      process: { cwd: "/" },
      hooks: {
        createContainer: [{ path: "/first" }, { path: "/kind/bin/mount-product-files.sh" }],
        poststop: [{ path: "/last" }],
      },
    });
  });

  it("makes hooks where there are none", () => {
    expect(JSON.parse(baseRuntimeSpec('{"process":{}}'))).toHaveProperty("hooks.createContainer.length", 1);
  });
});

describe("sandboxImage", () => {
  it("reads it from kind's configuration", () => {
    expect(
      sandboxImage('[plugins."cri"]\n  # fixed\n  sandbox_image = "registry.example/pause:3.10"\n'),
    ).toBe("registry.example/pause:3.10");
  });

  it("refuses a configuration without one", () => {
    expect(() => sandboxImage("version = 2\n")).toThrow("sandbox_image");
  });
});

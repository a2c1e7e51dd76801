import { baseRuntimeSpec, sandboxImage } from "./node-configuration";

describe("baseRuntimeSpec", () => {
  it("adds kind's hook after the existing hooks, and removes the resource limits", () => {
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

  it("creates the hooks if the spec has none", () => {
    expect(JSON.parse(baseRuntimeSpec('{"process":{}}'))).toHaveProperty("hooks.createContainer.length", 1);
  });
});

describe("sandboxImage", () => {
  it("reads the sandbox image from kind's configuration", () => {
    expect(
      sandboxImage('[plugins."cri"]\n  # fixed\n  sandbox_image = "registry.example/pause:3.10"\n'),
    ).toBe("registry.example/pause:3.10");
  });

  it("rejects a configuration without a sandbox image", () => {
    expect(() => sandboxImage("version = 2\n")).toThrow("sandbox_image");
  });
});

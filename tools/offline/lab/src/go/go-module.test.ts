import { olderThan } from "./go-command";
import { HELM_MODULE, parseGoMod, readGoMod, requiredVersion } from "./go-module";
import { buildArguments } from "./go-program";
import { goPrograms } from "./go-programs";

describe("Helm's module", () => {
  it("shares dependency versions with the main module, so that each compiles once, with two exceptions", async () => {
    const [others, { versions }] = await Promise.all([readGoMod(), readGoMod(HELM_MODULE)]);
    const differing = [...versions].filter(
      ([path, version]) => others.versions.has(path) && others.versions.get(path) !== version,
    );
    expect(differing.map(([path]) => path)).toEqual([
      "github.com/Masterminds/sprig/v3", // Helm needs a newer version
      "k8s.io/apiextensions-apiserver", // a replacement there selects the version that is required here
    ]);
  });
});

describe("parseGoMod", () => {
  const module = parseGoMod(`module x

go 1.26.3

require github.com/single/one v0.1.0

require (
	github.com/direct/two v2.0.0
	github.com/indirect/three v0.0.0-20260101000000-abcdefabcdef // indirect
)

replace (
	github.com/direct/two => github.com/fork/two v9.9.9
)
`);

  it("reads required versions in single-line and block form, and ignores replacements", () => {
    expect(module.go).toBe("1.26.3");
    expect([...module.versions]).toEqual([
      ["github.com/single/one", "v0.1.0"],
      ["github.com/direct/two", "v2.0.0"],
      ["github.com/indirect/three", "v0.0.0-20260101000000-abcdefabcdef"],
    ]);
  });

  it("rejects a module that is not required, and a go.mod without a Go version", () => {
    expect(() => requiredVersion(module, "github.com/four")).toThrow("does not require github.com/four");
    expect(() => parseGoMod("module x\n")).toThrow("the required version of Go");
  });
});

describe("olderThan", () => {
  it.each([
    ["1.19.8", "1.26.3", true],
    ["1.26", "1.26.3", true],
    ["1.26rc1", "1.26.0", true],
    ["1.26.3", "1.26.3", false],
    ["1.26.10", "1.26.3", false],
    ["1.27-custom", "1.26.3", false],
    ["2.0", "1.26.3", false],
  ])("compares %s with %s and returns %s", (version, other, expected) => {
    expect(olderThan(version, other)).toBe(expected);
  });
});

describe("buildArguments", () => {
  it("stamps the program with the Kubernetes version that go.mod requires", async () => {
    const module = await readGoMod();
    const version = requiredVersion(module, "k8s.io/kubernetes");
    const args = buildArguments(goPrograms.kubernetes, module, "./kubernetes", "/out/kubernetes");
    const flags = args.find((arg) => arg.startsWith("-ldflags=")) ?? "";
    expect(flags).toContain(`-X k8s.io/component-base/version.gitVersion=${version}`);
    expect(flags).toContain(`-X k8s.io/client-go/pkg/version.gitMajor=1`);
    expect(args.slice(-3)).toEqual(["-o", "/out/kubernetes", "./kubernetes"]);
  });

  it("passes -tags only for a program that has build tags", async () => {
    const module = await readGoMod();
    expect(buildArguments(goPrograms.etcd, module, "etcd", "/out/etcd").join(" ")).not.toContain("-tags");
    expect(buildArguments(goPrograms.containerd, module, "ctr", "/out/ctr")).toContain(
      "-tags=no_btrfs,no_devmapper,no_zfs",
    );
  });
});

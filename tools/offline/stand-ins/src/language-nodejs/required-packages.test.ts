import { packageOf } from "./required-packages";

describe("packageOf", () => {
  it("derives the provider name from the name of a package in the @pulumi scope", () => {
    expect(packageOf({ name: "@pulumi/command", version: "1.2.1", pulumi: { resource: true } })).toEqual({
      name: "command",
      version: "v1.2.1",
      server: "",
      parameterization: undefined,
    });
  });

  it("returns the provider and the parameters of a package from a parameterized provider", () => {
    const parameterization = { name: "kind", version: "0.1.0", value: "e30=" };
    const pulumi = { resource: true, name: "terraform-provider", version: "v1.0.0", parameterization };
    expect(packageOf({ name: "kind", pulumi })).toEqual({
      name: "terraform-provider",
      version: "v1.0.0",
      server: "",
      parameterization,
    });
  });

  it.each([
    ["no provider", { name: "@pulumi/pulumi", version: "3.0.0", pulumi: {} }],
    ["no provider name", { name: "third-party", version: "1.0.0", pulumi: { resource: true } }],
    ["no version", { name: "@pulumi/x", pulumi: { resource: true } }],
  ])("returns undefined for a package with %s", (_, packageJson) => {
    expect(packageOf(packageJson)).toBeUndefined();
  });
});

import { packageOf } from "./required-packages";

describe("packageOf", () => {
  it("takes the provider's name from a package of Pulumi's scope", () => {
    expect(packageOf({ name: "@pulumi/command", version: "1.2.1", pulumi: { resource: true } })).toEqual({
      name: "command",
      version: "v1.2.1",
      server: "",
      parameterization: undefined,
    });
  });

  it("takes over what makes a package out of a parameterized provider", () => {
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
    ["no name", { name: "third-party", version: "1.0.0", pulumi: { resource: true } }],
    ["no version", { name: "@pulumi/x", pulumi: { resource: true } }],
  ])("has nothing for a package with %s", (_, packageJson) => {
    expect(packageOf(packageJson)).toBeUndefined();
  });
});

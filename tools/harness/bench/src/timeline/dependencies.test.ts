import { dependenciesOf } from "./dependencies";

it("returns each resource's dependencies, parent and provider", () => {
  const stack = { urn: "urn:pulumi:bench::bench::pulumi:pulumi:Stack::bench" };
  const provider = {
    urn: "urn:pulumi:bench::bench::pulumi:providers:kubernetes::cluster",
    parent: stack.urn,
  };
  const app = {
    urn: "urn:pulumi:bench::bench::kubernetes:apps/v1:Deployment::app",
    parent: stack.urn,
    provider: `${provider.urn}::2f6d-1`,
    dependencies: ["urn:pulumi:bench::bench::kubernetes:core/v1:Namespace::ingress"],
  };
  expect(dependenciesOf({ deployment: { resources: [stack, provider, app] } })).toEqual(
    new Map([
      [stack.urn, []],
      [provider.urn, [stack.urn]],
      [app.urn, [...app.dependencies, stack.urn, provider.urn]],
    ]),
  );
});

import { plan, record, web } from "../../../test/fixtures/demo-app";
import { refusals } from "../../../test/fixtures/refusals";
import type { NamedAppArgs } from "../arguments/app-args";
import { planExposure } from "../plan-app";

describe("Pulumi's wait for the Service", () => {
  it.each([
    ["ingress", {}],
    ["hostPort", { port: "db" }],
    ["nodePort", { port: "node" }],
  ] as const)("is skipped for %s, because the health check waits instead", (exposure, args) => {
    expect(plan({ exposure, ...args }).service).toMatchObject({ skipAwait: true });
  });

  it.each([
    ["if the health check is disabled", { verify: false }],
    [
      "if the program sets the annotation pulumi.com/waitFor",
      { annotations: { "pulumi.com/waitFor": "jsonpath={.spec}" } },
    ],
  ])("is not skipped %s", (_, args) => {
    const { service } = planExposure({ ...web, ...args }, record, []);
    expect(service).not.toHaveProperty("skipAwait");
  });

  it("cannot be skipped by an annotation, which would also skip the wait for the Deployment's deletion", () => {
    const annotations = { "pulumi.com/skipAwait": "true" };
    const [found, ...others] = refusals(() =>
      planExposure({ ...web, annotations } as NamedAppArgs, record, []),
    );
    expect(found).toMatchObject({
      code: "METADATA_RESERVED",
      path: 'annotations["pulumi.com/skipAwait"]',
      rule: "it would also apply to the Deployment, and Pulumi would not wait until deleted pods have freed their ports",
    });
    expect(others).toEqual([]);
  });
});

import { plan, record, web } from "../../../test/fixtures/demo-app";
import { refusals } from "../../../test/fixtures/refusals";
import type { NamedAppArgs } from "../arguments/app-args";
import { planExposure } from "../plan-app";

describe("Pulumi's wait for the Service", () => {
  it.each([
    ["ingress", {}],
    ["hostPort", { port: "db" }],
    ["nodePort", { port: "node" }],
  ] as const)("is left to the health check for %s", (exposure, args) => {
    expect(plan({ exposure, ...args }).service).toMatchObject({ skipAwait: true });
  });

  it.each([
    ["without the health check", { verify: false }],
    [
      "if the program decides what to wait for",
      { annotations: { "pulumi.com/waitFor": "jsonpath={.spec}" } },
    ],
  ])("stays %s", (_, args) => {
    const { service } = planExposure({ ...web, ...args }, record, []);
    expect(service).not.toHaveProperty("skipAwait");
  });

  it("is not skipped for the Deployment too: its deletion would not be awaited either", () => {
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

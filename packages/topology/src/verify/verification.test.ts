import { plan } from "../../test/fixtures/demo-app";
import { planVerification } from "./verification";
import { parseVerification, renderVerification } from "./verification-document";

describe("planVerification", () => {
  it("names the Deployment only if Berth runs the pods", () => {
    const { name, url, port, route, pods } = plan({});
    expect(planVerification({ name, url, port, route, pods })).toHaveProperty("deployment", "web");
    expect(planVerification({ name, url, port, route })).not.toHaveProperty("deployment");
  });

  it("contains the time limits that the program sets, in seconds", () => {
    expect(planVerification(plan({}), { timeout: "5m", permanentTimeout: "1m30s" })).toMatchObject({
      timeout: 300,
      permanentTimeout: 90,
    });
    for (const verify of [undefined, true, {}])
      expect(renderVerification(planVerification(plan({}), verify))).not.toMatch(/imeout/);
  });
});

it("survives a round trip through the verification document", () => {
  const verification = planVerification(plan({}), { timeout: "5m", permanentTimeout: "20s" });
  expect(parseVerification(renderVerification(verification))).toEqual(verification);
});

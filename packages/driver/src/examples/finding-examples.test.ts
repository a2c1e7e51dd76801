import { sentence } from "@kind-berth/topology";
import { findingExamples } from "./finding-examples";

/** The only driver rule whose findings are about an argument. These findings contain the argument's path and value. */
const aboutArguments = ["KUBERNETES_VERSION_NOT_OF_KIND"];

describe.each(Object.entries(findingExamples))("%s", (code, findings) => {
  it("has findings with this code, which name an object unless the rule is about an argument", () => {
    expect(findings().length).toBeGreaterThan(0);
    for (const finding of findings()) {
      expect(finding.code).toBe(code);
      expect(finding.object === undefined).toBe(aboutArguments.includes(code));
    }
  });

  it("explains what is wrong, why and what to do, and never reports that a value is not set", () => {
    for (const finding of findings()) {
      const text = sentence(finding);
      expect(text).toMatch(/^\S[^]* \S[^]*: \S[^]*\. [A-Z][^]* \[[A-Z0-9_]+\]$/);
      expect(text).not.toMatch(/not set|omitted|undefined|\[object/);
    }
  });
});

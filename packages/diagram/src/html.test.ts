import { planCluster, recordOf } from "@kind-berth/topology";
import { diagram } from "./diagram";

const portMappings = [{ name: "http", hostPort: 8080, containerPort: 80 }];
const cluster = recordOf(planCluster({ name: "demo", portMappings }));

/** Returns the content security policy in the page. */
function policy(page: string): string | undefined {
  return /<meta http-equiv="Content-Security-Policy" content="([^"]*)"\/?>/u.exec(page)?.[1];
}

it("prevents the browser from loading or running anything, except for the page's own styles", () => {
  expect(policy(diagram({ cluster }, "html"))).toBe("default-src 'none'; style-src 'unsafe-inline'");
});

it("sets the policy before anything that a browser could load", () => {
  const page = diagram({ cluster }, "html");
  expect(page.indexOf("Content-Security-Policy")).toBeLessThan(page.indexOf("<title>"));
  expect(page.indexOf("Content-Security-Policy")).toBeGreaterThan(-1);
});

it("contains no script, and nothing that refers to another file", () => {
  expect(diagram({ cluster }, "html")).not.toMatch(/<script|<link|<iframe|<img|\bsrc=|@import|url\((?!#)/u);
});

import { plan } from "../../../test/fixtures/demo-app";
import { describeObject, objectOf } from "./hop-object";

it("names the object of each hop, with its namespace", () => {
  expect(plan({}).route.map(objectOf).map(describeObject)).toEqual([
    "Host port 127.0.0.1:8080",
    "Node demo-worker2",
    expect.stringMatching(/^Deployment .+ in namespace .+$/),
    "Ingress web in namespace default",
    "Service web in namespace default",
    expect.stringMatching(/^Pods .+=.+ in namespace default$/),
  ]);
});

import { testOfKilledDemo, testsOfDemo } from "./tests-of-demo";

describe.each([
  { example: "https", requests: 3 },
  { example: "gateway", requests: 4 },
  { example: "tcp-and-udp", requests: 3 },
  { example: "highly-available", requests: 1 },
  { example: "helm-chart", requests: 2 },
])("examples/$example", (expected) => {
  testsOfDemo(expected);
});

describe("examples/two-stacks", () => {
  testsOfDemo({ example: "two-stacks", requests: 2, rejections: 1 });
});

describe("examples/existing-cluster", () => {
  testsOfDemo(
    { example: "existing-cluster", requests: 2 },
    {
      before: (demo) => {
        testOfKilledDemo(
          "is removed completely even if the demo was killed while kind created the cluster",
          demo,
        );
      },
    },
  );
});

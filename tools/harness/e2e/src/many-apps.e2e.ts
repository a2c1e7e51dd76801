import { testsOfDemo } from "./examples/tests-of-demo";

describe("examples/many-apps: ten apps on one port", () => {
  testsOfDemo({ example: "many-apps", requests: 12 });
});

import { testsOfMatrix } from "./tests-of-matrix";

describe("one node", () => {
  testsOfMatrix("one-node");
});

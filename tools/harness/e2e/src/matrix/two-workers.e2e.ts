import { testsOfMatrix } from "./tests-of-matrix";

describe("two workers, the ports on the second", () => {
  testsOfMatrix("two-workers");
});

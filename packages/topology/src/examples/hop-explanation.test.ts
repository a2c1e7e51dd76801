import { explainHopCode } from "./hop-explanation";

it("explains a code with the object and the line that Berth prints", () => {
  expect(explainHopCode("IMAGE_NOT_FOUND")).toMatchObject({
    code: "IMAGE_NOT_FOUND",
    state: "block",
    heals: "never",
    exampleObject: "Pod web-1 in namespace default",
    exampleLine: expect.stringMatching(/^block pod .*container `web` is waiting: ErrImagePull: /) as string,
  });
});

it("explains a reserved code with an object of its type", () => {
  const explained = explainHopCode("TLS_SECRET_MISSING");
  expect(explained.exampleObject).toBe("Ingress web in namespace default");
  expect(explained).not.toHaveProperty("exampleLine");
});

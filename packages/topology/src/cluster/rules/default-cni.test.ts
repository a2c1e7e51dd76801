import { found, port } from "../../../test/fixtures/examples/rule-example";

it.each([
  [true, 80, true],
  [true, 30000, false],
  [true, 32768, true],
  [false, 80, false],
])("warns if disableDefaultCNI (%s) breaks containerPort %d", (disableDefaultCNI, containerPort, warned) => {
  expect(found({ networking: { disableDefaultCNI }, portMappings: [port({ containerPort })] })).toEqual(
    warned ? ["DEFAULT_CNI_OFF networking.disableDefaultCNI"] : [],
  );
});

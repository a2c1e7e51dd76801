import { found } from "../../../test/fixtures/examples/rule-example";

it.each([
  [["control-plane"], false],
  [["control-plane", "control-plane"], true],
  [["control-plane", "worker"], false],
  [["control-plane", "control-plane", "control-plane"], false],
  [["control-plane", "control-plane", "control-plane", "control-plane"], true],
])("warns if the number of control planes is even: %j", (roles, even) => {
  expect(found({ nodes: roles.map((role) => ({ role })) })).toEqual(
    even ? ["CONTROL_PLANES_EVEN nodes"] : [],
  );
});

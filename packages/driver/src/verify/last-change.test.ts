import { lastChangeOf } from "./last-change";

const changed = (...managedFields: object[]) => lastChangeOf(JSON.stringify({ metadata: { managedFields } }));

it("is the latest change of the desired state by any manager", () => {
  const pulumi = { manager: "pulumi", time: "2026-11-27T10:00:05Z" };
  const kubectl = { manager: "kubectl", time: "2026-11-27T10:00:01Z" };
  expect(changed(kubectl, pulumi, { manager: "old" })).toBe(Date.parse("2026-11-27T10:00:05Z"));
});

it("ignores the status, which a controller changes later", () => {
  const traefik = { manager: "traefik", subresource: "status", time: "2026-11-27T10:00:09Z" };
  expect(changed(traefik)).toBeUndefined();
  expect(changed(traefik, { manager: "pulumi", time: "2026-11-27T10:00:05Z" })).toBe(
    Date.parse("2026-11-27T10:00:05Z"),
  );
});

it("is unknown for an object without managed fields", () => {
  expect(lastChangeOf('{ "metadata": {} }')).toBeUndefined();
});

it("is the latest change of several objects", () => {
  const objectAt = (time: string) => ({ metadata: { managedFields: [{ manager: "pulumi", time }] } });
  const items = [objectAt("2026-11-27T10:00:05Z"), objectAt("2026-11-27T10:00:09Z"), { metadata: {} }];
  expect(lastChangeOf(JSON.stringify({ items }))).toBe(Date.parse("2026-11-27T10:00:09Z"));
  expect(lastChangeOf("")).toBeUndefined();
});

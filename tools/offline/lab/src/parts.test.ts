import { labParts, partNames } from "./parts";

describe("labParts", () => {
  it.each(partNames)(
    "%s depends on parts that come before it: taking turns in order, none waits for a later one",
    (name) => {
      const earlier = partNames.slice(0, partNames.indexOf(name));
      expect(earlier).toEqual(expect.arrayContaining([...labParts[name].dependsOn]));
    },
  );

  it("has inputs that are the same each time they are read", async () => {
    expect(await labParts.rootfs.inputs()).toEqual(await labParts.rootfs.inputs());
    expect((await labParts["node-image"].inputs()).length).toBeGreaterThan(0);
  });
});

import { labParts, partNames } from "./parts";

describe("labParts", () => {
  it.each(partNames)(
    "%s depends only on parts that precede it, so no build in the order waits for a later one",
    (name) => {
      const earlier = partNames.slice(0, partNames.indexOf(name));
      expect(earlier).toEqual(expect.arrayContaining([...labParts[name].dependsOn]));
    },
  );

  it("returns the same inputs each time they are read", async () => {
    expect(await labParts.rootfs.inputs()).toEqual(await labParts.rootfs.inputs());
    expect((await labParts["node-image"].inputs()).length).toBeGreaterThan(0);
  });
});

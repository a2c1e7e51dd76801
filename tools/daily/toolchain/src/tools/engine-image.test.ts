import { engineReference } from "./engine-image";

describe("engineReference", () => {
  const image = "kindest/node:v1.37.0@sha256:abc" as const;

  it("omits the tag for Podman, which rejects a reference with both a tag and a digest", () => {
    expect(engineReference(image, "podman")).toBe("kindest/node@sha256:abc");
    expect(engineReference(image, "docker")).toBe(image);
  });
});

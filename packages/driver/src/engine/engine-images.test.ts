import { nameFor } from "./engine-images";

const digest = `sha256:${"0".repeat(64)}`;
const name = (family: "docker" | "podman", image: string) =>
  nameFor({ info: { family, cgroupVersion: 2 } }, image);

it("removes the tag from an image name with a digest for Podman", () => {
  expect(name("podman", `kindest/node:v1.36.4@${digest}`)).toBe(`docker.io/kindest/node@${digest}`);
  expect(name("podman", `localhost:5001/node:v1@${digest}`)).toBe(`localhost:5001/node@${digest}`);
});

it("keeps any other name unchanged", () => {
  expect(name("podman", "shop/web:dev")).toBe("shop/web:dev");
  expect(name("docker", `kindest/node:v1.36.4@${digest}`)).toBe(`kindest/node:v1.36.4@${digest}`);
});

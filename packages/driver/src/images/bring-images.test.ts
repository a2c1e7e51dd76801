import { importedName } from "./bring-images";

it.each([
  ["shop/web:dev", ["shop/web:dev"], "docker.io/shop/web:dev"],
  ["shop/web:dev", ["localhost/shop/web:dev"], "localhost/shop/web:dev"],
  ["web", ["localhost/web:latest"], "localhost/web:latest"],
  ["nginx", ["docker.io/library/nginx:latest"], "docker.io/library/nginx:latest"],
  ["ghcr.io/shop/web:dev", ["ghcr.io/shop/web:dev"], "ghcr.io/shop/web:dev"],
])("imports image %s, which the engine lists as %j, under the name %s", (name, names, imported) => {
  expect(importedName(name, names)).toBe(imported);
});

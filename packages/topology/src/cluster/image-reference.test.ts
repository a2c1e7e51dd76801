import { fullImageName } from "./image-reference";

it.each([
  ["nginx", "docker.io/library/nginx:latest"],
  ["nginx:1.29", "docker.io/library/nginx:1.29"],
  ["shop/web:dev", "docker.io/shop/web:dev"],
  ["localhost/web", "localhost/web:latest"],
  ["localhost:5001/web", "localhost:5001/web:latest"],
  ["ghcr.io/shop/web:dev", "ghcr.io/shop/web:dev"],
])("expands %s to the full name %s", (image, full) => {
  expect(fullImageName(image)).toBe(full);
});

import { classifyPull } from "./pull-failure";

const resolving =
  'failed to pull and unpack image "registry.test/web:404": failed to resolve reference "registry.test/web:404": ';

it.each([
  ["registry.test/web:404: not found", "IMAGE_NOT_FOUND"],
  ["manifest unknown", "IMAGE_NOT_FOUND"],
  [
    "unexpected status from HEAD request to https://registry.test/v2/web/manifests/1: 403 Forbidden",
    "IMAGE_NOT_AUTHORIZED",
  ],
  [
    "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed",
    "IMAGE_NOT_AUTHORIZED",
  ],
  [
    "429 Too Many Requests - toomanyrequests: You have reached your pull rate limit",
    "IMAGE_PULL_RATE_LIMITED",
  ],
  ["dial tcp: lookup registry.test on 172.18.0.1:53: no such host", "REGISTRY_NOT_REACHED"],
  ["unexpected status code 503 Service Unavailable", "REGISTRY_NOT_REACHED"],
  ["http: server gave HTTP response to HTTPS client", "IMAGE_PULL_FAILED"],
])("classifies a pull that fails with %j as %s", (message, code) => {
  expect(classifyPull("ErrImagePull", resolving + message, "registry.test/web:404")).toBe(code);
  const backOff = `Back-off pulling image "registry.test/web:404": ErrImagePull: ${resolving}${message}`;
  expect(classifyPull("ImagePullBackOff", backOff, "registry.test/web:404")).toBe(code);
});

it("does not guess the cause of a back-off whose message contains no cause", () => {
  expect(classifyPull("ImagePullBackOff", 'Back-off pulling image "denied:429"', "denied:429")).toBe(
    "IMAGE_PULL_FAILED",
  );
});

it.each([
  ["InvalidImageName", "IMAGE_NAME_INVALID"],
  ["ErrImageNeverPull", "IMAGE_NOT_ON_NODE"],
  ["CrashLoopBackOff", undefined],
])("classifies the reason %s as %s", (reason, code) => {
  expect(classifyPull(reason)).toBe(code);
});

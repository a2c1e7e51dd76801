import { classifyReplicaFailure } from "./replica-failure";

it.each([
  [
    'pods "web-1" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true',
    "POD_REJECTED",
  ],
  ['admission webhook "policy.test" denied the request: no latest tags', "POD_REJECTED"],
  ['Pod "web-1" is invalid: spec.containers[0].image: Required value', "POD_REJECTED"],
  [
    'pods "web-1" is forbidden: exceeded quota: small, requested: pods=1, used: pods=2, limited: pods=2',
    "POD_OVER_QUOTA",
  ],
  [
    'pods "web-1" is forbidden: exceeded quota: small, requested: pods=1, used: pods=0, limited: pods=0',
    "POD_EXCEEDS_QUOTA",
  ],
  [
    'pods "web-1" is forbidden: exceeded quota: small, requested: pods=1,requests.cpu=20, used: pods=10,requests.cpu=0, limited: pods=10,requests.cpu=10',
    "POD_EXCEEDS_QUOTA",
  ],
  [
    'pods "web-1" is forbidden: error looking up service account default/web: serviceaccount "web" not found',
    "POD_NOT_CREATED",
  ],
  ['Internal error occurred: failed calling webhook "policy.test": connection refused', "POD_NOT_CREATED"],
])("classifies %j", (message, code) => {
  expect(classifyReplicaFailure({ reason: "FailedCreate", message })).toEqual({
    code,
    evidence: { reason: "FailedCreate", message },
  });
});

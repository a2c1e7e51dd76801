import { setTimeout as delay } from "node:timers/promises";

import { ResourceInitError, type CreateRequest, type CreateResult } from "../protocol";
import {
  isAlreadyExists,
  isDryRunRefused,
  isForbidden,
  isImmutableField,
  isNamespaceNotFound,
  isNotFound,
  NoMatchError,
} from "./api-error";
import { timeoutOf } from "./annotations";
import { uniqueName } from "./autoname";
import { isServed, reachable } from "./cluster";
import { explainConflict } from "./conflict";
import { CREATE_MANAGER, fieldManagerOf, takesOver } from "./field-manager";
import { apiVersionOf, isPatch, kindOf } from "./group-version-kind";
import { hasUnknown, idOf, nameOf, text, withField, withoutField, type KubernetesObject } from "./object";
import { stateAfter, type Operation } from "./operation";
import { awaitReady, messageOf, reasonsOf, seenBy } from "./readiness";
import { toObject } from "./state";

/** The number of times that the creation is retried while the object's namespace or kind does not exist yet. */
const RETRIES = 5;

/**
 * Creates an object and waits until it is ready. The creation fails if an object with this name already exists. The exceptions are patch
 * resources, and providers that are configured to adopt existing objects.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/await/await.go `Creation`
 */
export async function create(request: CreateRequest, operation: Operation): Promise<CreateResult> {
  const inputs = toObject(request.inputs);
  const asPlanned: CreateResult = { id: "", state: request.inputs };
  if (request.preview && !(await canPreview(inputs, operation))) return asPlanned;

  const fieldManager = fieldManagerOf(inputs, undefined, operation.configuration.enableServerSideApply);
  let created: KubernetesObject;
  try {
    created = await write(inputs, fieldManager, request.preview, operation);
  } catch (thrown) {
    if (request.preview && meansUnknown(thrown)) return asPlanned;
    throw explainRefusal(thrown, inputs, operation);
  }
  operation.status.clear();
  const initialApiVersion = text(inputs, "apiVersion");
  const stateOf = (live: KubernetesObject): CreateResult["state"] =>
    stateAfter({ inputs, live, initialApiVersion, fieldManager }, request.inputs);

  if (request.preview) return { id: "", state: stateOf(withoutField(created, "status")) };
  try {
    const timeoutSeconds = timeoutOf(inputs, request.timeoutSeconds);
    const ready = await awaitReady(inputs, created, { isNew: true, timeoutSeconds }, operation);
    return { id: idOf(ready), state: stateOf(ready) };
  } catch (thrown) {
    const live = seenBy(thrown) ?? created;
    const message =
      `resource ${JSON.stringify(operation.urn)} was successfully created, but the Kubernetes API server reported ` +
      `that it failed to fully initialize or become live: ${messageOf(thrown)}`;
    throw new ResourceInitError(message, {
      id: idOf(live),
      state: stateOf(live),
      inputs: request.inputs,
      reasons: [message, ...reasonsOf(thrown)],
    });
  }
}

/** Whether a dry run can show the creation's result. */
async function canPreview(inputs: KubernetesObject, { urn, cluster }: Operation): Promise<boolean> {
  if (hasUnknown(inputs) || isPatch(urn, kindOf(inputs).kind)) return false;
  return await isServed(cluster, kindOf(inputs));
}

async function write(
  inputs: KubernetesObject,
  fieldManager: string,
  preview: boolean,
  operation: Operation,
): Promise<KubernetesObject> {
  const { objects } = reachable(operation.cluster);
  const { signal, status, configuration } = operation;
  const options = { dryRun: preview, signal };
  const isApplied = configuration.upsertExistingObjects || isPatch(operation.urn, kindOf(inputs).kind);
  const apply = async (object: KubernetesObject): Promise<KubernetesObject> => {
    const force = takesOver(object, undefined, { enablePatchForce: configuration.enablePatchForce, preview });
    return await objects.apply(object, { ...options, fieldManager, force });
  };
  const attempt = async (): Promise<KubernetesObject> => {
    if (!isApplied) return await objects.create(inputs, { ...options, fieldManager: CREATE_MANAGER });
    try {
      return await apply(inputs);
    } catch (thrown) {
      if (!preview || !isImmutableField(thrown)) throw explainConflict(thrown, fieldManager);
      // The preview of a replacement runs while the old object still exists, so the dry run uses a different name to avoid a conflict.
      const name = uniqueName(nameOf(inputs));
      status.write("info", `Preview creation failed due to immutable fields; retrying with name "${name}"`);
      return await apply(withField(inputs, ["metadata", "name"], name));
    }
  };

  for (let retry = 0, seconds = 1; ; retry++, seconds *= 2) {
    try {
      return await attempt();
    } catch (thrown) {
      const mayComeLater = isNotFound(thrown) || thrown instanceof NoMatchError;
      if (!mayComeLater || (preview && isNamespaceNotFound(thrown)) || retry === RETRIES) throw thrown;
      status.write("status", `Retry #${retry}; creation failed: ${messageOf(thrown)}`);
      await delay(seconds * 1000, undefined, { signal });
    }
  }
}

/** Whether the update itself may succeed although the dry run failed with this error. */
function meansUnknown(thrown: unknown): boolean {
  return (
    isForbidden(thrown) || isDryRunRefused(thrown) || isAlreadyExists(thrown) || isNamespaceNotFound(thrown)
  );
}

function explainRefusal(thrown: unknown, inputs: KubernetesObject, { urn, cluster }: Operation): Error {
  if (!cluster.reachable) return thrown instanceof Error ? thrown : new Error(String(thrown));
  if (thrown instanceof NoMatchError) {
    const kind = kindOf(inputs);
    return new Error(
      `creation of resource ${JSON.stringify(urn)} with kind ${apiVersionOf(kind)}/${kind.kind} failed because the ` +
        "Kubernetes API server reported that the apiVersion for this resource does not exist. Verify that any " +
        `required CRDs have been created: ${thrown.message}`,
      { cause: thrown },
    );
  }
  const explained = isAlreadyExists(thrown) ? `${thrown.message}\n\n${ALREADY_EXISTS}` : messageOf(thrown);
  return new Error(
    `resource ${JSON.stringify(urn)} was not successfully created by the Kubernetes API server: ${explained}`,
    { cause: thrown },
  );
}

const ALREADY_EXISTS = `The resource already exists in the cluster. This can happen when:

  - Renaming a Pulumi resource: use an alias to preserve the identity,
    or use deleteBeforeReplace if the resource needs replacement.
  - Managing an existing resource: use a Patch resource (e.g. NamespacePatch)
    to manage specific fields without owning the resource lifecycle.
  - Adopting a resource into Pulumi: use \`pulumi import\`. Note that
    protected resources (e.g. kube-system) cannot be deleted on destroy.
  - Intentional upsert: set upsertExistingObjects on the provider to allow
    server-side apply to update existing objects on create.`;

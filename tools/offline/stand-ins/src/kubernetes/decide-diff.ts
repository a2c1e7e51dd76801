import { isAutonamed, isNamed } from "./autoname";
import { changesBetween, type Changes } from "./changes";
import { forceNewFields, IDENTITY, type MutableData } from "./force-new";
import { normalize, type TypeTable } from "./normalize";
import { nameOf, namespaceOf, text, withField, withoutField, type KubernetesObject } from "./object";
import { containsPath, parsePropertyPath } from "./property-path";
import { prune } from "./prune";

/** The input for {@link decideDiff}. */
export interface DiffBasis extends MutableData {
  readonly types: TypeTable;
  /** The latest applied inputs, and the live object from the state. */
  readonly old: { readonly inputs: KubernetesObject; readonly live: KubernetesObject };
  readonly newInputs: KubernetesObject;
  readonly isPatch: boolean;
  readonly isNamespaced: boolean;
  readonly ignoreChanges: readonly string[];
}

/** The changes that the new inputs make. Also states whether the old object must be deleted before its replacement is created. */
export interface DiffDecision {
  readonly changes: Changes;
  readonly replaces: readonly string[];
  /** Whether a replacement would have the same name. The old object and its replacement then cannot exist at the same time. */
  readonly sameName: boolean;
}

/**
 * Compares the new inputs with the live object, which is first reduced to the fields in the latest inputs. A field that the cluster has set
 * does not count as a change. If another client has changed a field that the program sets, this counts as a change.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/provider/provider.go `Diff`
 */
export function decideDiff(basis: DiffBasis): DiffDecision {
  const { live } = basis.old;
  const oldInputs = normalize(basis.old.inputs, basis.types);
  const inNamespace = (object: KubernetesObject): KubernetesObject =>
    basis.isNamespaced ? withDefaultNamespace(object) : withoutField(object, "metadata", "namespace");
  const newInputs = inNamespace(normalize(basis.newInputs, basis.types));
  let pruned = withoutField(inNamespace(prune(live, oldInputs)), "metadata", "resourceVersion");
  if (text(pruned, "apiVersion") === "") {
    pruned = { ...pruned, apiVersion: newInputs["apiVersion"], kind: newInputs["kind"] };
  }
  if (nameOf(newInputs) !== "") pruned = withField(pruned, ["metadata", "name"], nameOf(live));

  const forceNew = basis.isPatch ? IDENTITY : forceNewFields(newInputs, basis);
  const changes = withoutIgnored(changesBetween(pruned, newInputs, forceNew), basis.ignoreChanges);
  const replaces = [...changes]
    .filter(([path, change]) => change.replace || (path === "metadata" && change.kind === "delete"))
    .map(([path]) => path);
  const sameName =
    isNamed(newInputs) &&
    !isAutonamed(newInputs) &&
    nameOf(newInputs) === nameOf(live) &&
    namespaceOf(newInputs) === namespaceOf(live);
  return { changes, replaces, sameName };
}

function withDefaultNamespace(object: KubernetesObject): KubernetesObject {
  const metadata = object["metadata"];
  const namespace =
    typeof metadata === "symbol" ? metadata : (metadata as KubernetesObject | undefined)?.["namespace"];
  if (namespace !== undefined && namespace !== "") return object;
  return withField(object, ["metadata", "namespace"], "default");
}

function withoutIgnored(changes: Changes, ignoreChanges: readonly string[]): Changes {
  const ignored = ignoreChanges.map(parsePropertyPath);
  return new Map(
    [...changes].filter(([path]) => !ignored.some((each) => containsPath(each, parsePropertyPath(path)))),
  );
}

// Replaces the kubectl program that runs in a node. The fake cluster's nodes are the containers that the fake kind created. The test
// provides all other objects.
const { expectOperands, parse, refuse } = require("./fake-flags.cjs");

const spec = {
  kubeconfig: "value",
  "request-timeout": "value",
  output: "value",
  selector: "value",
  namespace: "value",
  "ignore-not-found": "switch",
  "show-managed-fields": "switch",
  overwrite: "switch",
  filename: "value",
};

/** The flags that each verb accepts in addition to the flags that all verbs accept. */
const flagsOf = {
  get: ["output", "selector", "namespace", "ignore-not-found", "show-managed-fields"],
  label: ["overwrite"],
  taint: ["overwrite"],
  apply: ["filename"],
  uncordon: [],
};

exports.kubectl = (machine, args, print, input) => {
  const { flags, operands } = parse(args, spec, { required: ["kubeconfig"] });
  const [verb, kind, ...rest] = operands;
  const known = [
    ...(flagsOf[verb] ?? refuse(`fake kubectl knows no ${verb}`)),
    "kubeconfig",
    "request-timeout",
  ];
  for (const name of Object.keys(flags)) if (!known.includes(name)) refuse(`unknown flag: --${name}`);
  const containers = machine.containers.filter(({ labels }) => "io.x-k8s.kind.cluster" in labels);
  const node = (name) => containers.find((container) => container.name === name) ?? refuse(`no node ${name}`);
  // The driver repeats all commands except `apply`, so each attempt must have an end.
  if (verb !== "apply" && flags["request-timeout"] === undefined)
    refuse("required flag is missing: --request-timeout");
  switch (verb) {
    case "apply":
      expectOperands(operands, 1);
      if (flags.filename !== "-" || input === undefined) refuse(`fake kubectl applies no ${flags.filename}`);
      machine.applied.push(JSON.parse(input));
      return undefined;
    case "get": {
      if (flags.output !== "json") refuse(`fake kubectl prints no ${flags.output}`);
      if (kind !== "nodes") return print(objectsOf(machine, [kind, ...rest], flags.selector));
      machine.looks += 1;
      return print({ items: containers.map((container) => nodeObject(machine, container)) });
    }
    case "uncordon":
      expectOperands(rest, 0);
      node(kind).cordoned = false;
      return undefined;
    case "taint": {
      const [name, ...changes] = rest;
      if (kind !== "node" || flags.overwrite !== true || changes.length === 0)
        refuse(`fake kubectl taints no ${kind}`);
      for (const change of changes) changeTaint(node(name), change);
      return undefined;
    }
    default: {
      const [name, change] = expectOperands(rest, 2);
      if (kind !== "node") refuse(`fake kubectl labels no ${kind}`);
      changeLabel(node(name).nodeLabels, change, flags.overwrite === true);
      return undefined;
    }
  }
};

/** Sets or removes a label. Like kubectl, replaces an existing value only with `--overwrite`. */
function changeLabel(labels, change, overwrite) {
  const [key, value] = change.split("=");
  if (value === undefined && !key.endsWith("-")) refuse(`fake kubectl changes no label by ${change}`);
  if (value === undefined) delete labels[key.slice(0, -1)];
  else if (labels[key] !== undefined && labels[key] !== value && !overwrite)
    refuse(`'${key}' already has a value (${labels[key]}), and --overwrite is false`);
  else labels[key] = value;
}

/** Sets or removes a taint. Like kubectl, refuses to remove a taint that the node does not have. */
function changeTaint(container, change) {
  const [, key, value, effect, minus] =
    /^([^=:]+)(?:=([^:]*))?:(\w+)(-?)$/.exec(change) ?? refuse(`invalid taint spec: ${change}`);
  const taints = container.taints ?? [];
  const others = taints.filter((taint) => taint.key !== key || taint.effect !== effect);
  if (minus === "") others.push({ key, ...(value ? { value } : {}), effect });
  else if (others.length === taints.length) refuse(`taint "${change.slice(0, -1)}" not found`);
  container.taints = others;
}

/** The `kind` field of each object that the driver lists together with others. */
const kindOf = { deployments: "Deployment", replicasets: "ReplicaSet", pods: "Pod" };

/** Returns one object or a list. Like kubectl, returns nothing if there is no object. */
function objectsOf({ objects }, operands, selector) {
  const [first] = operands;
  if (selector !== undefined) {
    const [types] = expectOperands(operands, 1);
    const items = types.split(",").flatMap((type) => {
      const { items: found = [] } = objects[`${type} --selector=${selector}`] ?? {};
      return found.map((item) => ({ kind: kindOf[type], ...item }));
    });
    return items.length === 0 ? "" : { items };
  }
  if (!first.includes("/")) return objects[expectOperands(operands, 2).join(" ")] ?? "";
  const found = operands.flatMap((name) => objects[name.replace("/", " ")] ?? []);
  if (operands.length === 1 || found.length === 0) return found[0] ?? "";
  return { items: found };
}

function nodeObject({ looks, readyAfter }, { name, nodeLabels, taints, cordoned, stopped }) {
  // The kubelet in a stopped container reports nothing.
  const status = looks > readyAfter && !stopped ? "True" : "False";
  return {
    metadata: { name, labels: nodeLabels },
    spec: { unschedulable: cordoned, taints },
    status: { conditions: [{ type: "Ready", status, message: "no CNI" }] },
  };
}

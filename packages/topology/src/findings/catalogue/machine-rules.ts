import type { Rule } from "./rule";

/** Rules that the driver can check only on the machine that creates the cluster. */
export const machineRules = {
  PLAN_INVALID: {
    severity: "error",
    raisedBy: "up",
    meaning: "The driver was not given a plan that it understands on its standard input.",
    remedy:
      "Install the same version of @kind-berth/components and @kind-berth/driver, and run the driver through KindCluster.",
  },
  DRIVER_NOT_FOUND: {
    severity: "error",
    raisedBy: "up",
    meaning:
      "A command of the stack cannot find Berth's driver: not in the Pulumi program's folder, in a plugin or on PATH.",
    remedy:
      "Run `npm install @kind-berth/components` in the program's folder, or `npm install --global kind-berth`.",
  },
  DRIVER_COMMAND_UNKNOWN: {
    severity: "error",
    raisedBy: "up",
    meaning:
      "The installed driver is older than the components of the stack, and does not have the requested command.",
    remedy: "Update @kind-berth/driver, or kind-berth, to the release of @kind-berth/components.",
  },
  ENGINE_UNKNOWN: {
    severity: "error",
    raisedBy: "up",
    meaning: "KIND_EXPERIMENTAL_PROVIDER names an engine that kind does not know.",
    remedy: "Set it to docker, podman or nerdctl, or unset it.",
  },
  ENGINE_NOT_FOUND: {
    severity: "error",
    raisedBy: "up",
    meaning: "No container engine answers.",
    remedy:
      "Install or start Docker, Podman or nerdctl, and see that `docker info` (or its like) succeeds for this user.",
  },
  COMMAND_NOT_FOUND: {
    severity: "error",
    raisedBy: "up",
    meaning: "A program that the driver runs is not on PATH.",
    remedy: "Install it, and see that the PATH of the process that runs Pulumi has it.",
  },
  COMMAND_FAILED: {
    severity: "error",
    raisedBy: "up",
    meaning: "A program that the driver ran failed; the error carries what it said.",
    remedy: "Follow what the program says.",
  },
  HOST_PORT_IN_USE: {
    severity: "error",
    raisedBy: "up",
    meaning: "A host port that the cluster needs is already held on this machine.",
    remedy: "Stop what holds it, or give the port mapping another hostPort.",
  },
  LISTEN_ADDRESS_NOT_LOCAL: {
    severity: "error",
    raisedBy: "up",
    meaning: "A port's listenAddress is not an address of this machine.",
    remedy: "Use 127.0.0.1, 0.0.0.0 or an address that the machine has.",
  },
  CLUSTER_EXISTS: {
    severity: "error",
    raisedBy: "up",
    meaning: "A kind cluster of that name is already there, and it is not this stack's unfinished one.",
    remedy: "Give the cluster another name, or delete the existing one with `kind delete cluster`.",
  },
  CLUSTER_BUSY: {
    severity: "error",
    raisedBy: "up",
    meaning:
      "Another run of a stack of the same name, whose state is elsewhere, is at work on the cluster at this moment.",
    remedy: "Wait until that run has ended, and run `pulumi up` again.",
  },
  CLUSTER_RECREATED: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "Somebody has deleted the cluster and made another one under its name: its containers are not those that Berth made.",
    remedy: "Delete that one with `kind delete cluster`, and the next `pulumi up` makes yours anew.",
  },
  CONTAINER_NOT_OURS: {
    severity: "error",
    raisedBy: "up",
    meaning:
      "A container that Berth did not create has the name of one of the cluster's containers, or carries kind's label for the cluster. Berth does not remove it.",
    remedy: "Rename or remove the container, or create it again without the label.",
  },
  VOLUME_NOT_OURS: {
    severity: "error",
    raisedBy: "up",
    meaning:
      "A volume that Berth did not create has the name of the volume that claims the cluster's name. Berth does not remove it.",
    remedy: "Remove the volume if nothing needs it, or give the cluster another name.",
  },
  ADOPTION_DIFFERS: {
    severity: "error",
    raisedBy: "up",
    meaning:
      "The program adopts a kind cluster (`adopt: true`) whose nodes or published ports are not those of the program. Nothing of it is changed.",
    remedy: "Make the program say what is there, or start the nodes that are stopped.",
  },
  CLUSTER_NOT_FOUND: {
    severity: "error",
    raisedBy: "up",
    meaning: "The cluster, or one of its nodes, is not there any more.",
    remedy: "Run `pulumi up` again: it finds the cluster lost, and makes it anew with all that is on it.",
  },
  EDGE_IMAGE_MISSING: {
    severity: "error",
    raisedBy: "up",
    meaning:
      "An edge port needs a container of Traefik, and its image is neither on the engine nor on a node, and cannot be pulled.",
    remedy: "Pull or load the image that the error names.",
  },
  EDGE_NOT_READY: {
    severity: "error",
    raisedBy: "up",
    meaning: "The proxy in the container of an edge port did not come up in time.",
    remedy: "See what the container's log says, and run `pulumi up` again.",
  },
  NODE_NOT_RUNNING: {
    severity: "error",
    raisedBy: "up",
    meaning: "A container of the cluster does not exist or has exited while Berth waits for the nodes.",
    remedy: "See the container's log if it has exited, and run `pulumi up` again.",
  },
  NODES_NOT_READY: {
    severity: "error",
    raisedBy: "up",
    meaning: "Not every node of the cluster became Ready in time.",
    remedy: "See what the error says of each node; the machine may lack memory, disk or inotify watches.",
  },
  APP_NOT_REACHED: {
    severity: "error",
    raisedBy: "up",
    meaning: "An app does not answer through its host port, from the machine that runs Pulumi.",
    remedy: "Look at the hop of its route that the error names; the next `pulumi up` asks again.",
  },
  APP_RESPONSE_AMBIGUOUS: {
    severity: "warning",
    raisedBy: "up",
    meaning:
      "Through an app's host port comes HTTP 404 for any host in the same way: nobody can tell from outside whether the app says so or the controller, which does not know it.",
    remedy: "Where it is the app's own answer, all is well; else look at the Ingress or HTTPRoute.",
  },
  PORTS_DIFFER: {
    severity: "error",
    raisedBy: "up",
    meaning: "The live containers do not publish the ports that the plan says.",
    remedy: "Delete the cluster with `kind delete cluster`, and the next `pulumi up` makes it anew.",
  },
} as const satisfies Record<string, Rule>;

import type { Rule } from "./rule";

/** Rules for apps, their exposures and their claims. */
export const appRules = {
  APP_NAME_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "An app's name becomes the name of its Service, so it must be a DNS label (RFC 1035): at most 63 lower-case letters, digits and `-`, beginning with a letter.",
    remedy: "Choose such a name.",
  },
  NAMESPACE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A namespace's name is a DNS label (RFC 1123): at most 63 lower-case letters, digits and `-`.",
    remedy: "Correct the name, or leave `namespace` out for `default`.",
  },
  PORT_UNKNOWN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app asks for a port by a name that no port mapping of the cluster has.",
    remedy: "Use one of the names that the error lists, or add a port mapping of that name to the cluster.",
  },
  PORT_NOT_CARRIED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The cluster record names a port, but the node that it says carries it is not in the cluster.",
    remedy: "Correct the port's node where the record is made.",
  },
  EXPOSURE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app's exposure is a word that Berth does not know.",
    remedy:
      "Use `ingress`, `gateway`, `hostPort`, `nodePort` or `loadBalancer`, or leave `exposure` out: then it follows from the port.",
  },
  EXPOSURE_NEEDS_TCP: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "The exposures `ingress` and `gateway` carry HTTP, which runs over TCP; the port's protocol is another.",
    remedy: "Use the exposure `hostPort`, or a port mapping with the protocol TCP.",
  },
  GATEWAY_NOT_SERVED: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "The port has an Ingress controller already, made for Ingresses alone, by another stack or by an app that comes before in the program. What Traefik serves is settled when it starts.",
    remedy:
      "Declare the app with the exposure `gateway` first, or make the controller itself before all apps, with `gateway: true`.",
  },
  TLS_NEEDS_HTTPS_PORT: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "An app asks for a certificate on a port where the Ingress controller serves plain HTTP: HTTPS ports lead to 443 or 8443, or have a name that begins with `https`.",
    remedy: "Use an HTTPS port, or take `tls` out.",
  },
  TLS_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: 'An app\'s certificate is `"self-signed"`, or in a Secret, whose name is a DNS name (RFC 1123).',
    remedy: 'Use `"self-signed"`, or `{ secretName }` with the name of a Secret in the app\'s namespace.',
  },
  HOST_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "An app's host is a DNS name in lower case, without scheme or port; with the exposure `ingress` it may begin with `*.`, for any one label.",
    remedy: "Use a name such as `web.localhost`.",
  },
  HOST_MISSING: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "The default host `<name>.localhost` leads to the loopback addresses 127.0.0.1 and ::1, and the port listens on neither.",
    remedy: "Set `host` to a name that leads to the port's listenAddress.",
  },
  PATH_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app's path begins with `/` and has no query, fragment, space or empty segment.",
    remedy: "Use a path such as `/` or `/api`.",
  },
  APP_PROTOCOL_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "An app's `appProtocol` is a name of IANA's list of services, or one with a prefix, such as `kubernetes.io/h2c`.",
    remedy: "Correct it, or leave it out.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol",
    },
  },
  APP_PROTOCOL_NOT_SERVED: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "With the exposures `ingress` and `gateway` the Ingress controller speaks to the app, and it speaks `http`, `kubernetes.io/h2c` (HTTP/2 without TLS, as gRPC) and `kubernetes.io/ws`.",
    remedy: "Use one of these, or the exposure `hostPort`.",
  },
  REPLICAS_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The number of replicas is a whole number, 0 or more.",
    remedy: "Choose such a number.",
  },
  REPLICAS_EXCEED_NODES: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "With the exposure `hostPort` each pod binds the port of its node, and so does each of an Ingress controller: there can be no more pods than nodes that carry the port. The others would stay pending.",
    remedy: "Lower `replicas`, or use the exposure `ingress`, whose pods run anywhere.",
  },
  NODES_WITHOUT_POD: {
    severity: "warning",
    raisedBy: "preview",
    meaning:
      "Several nodes of a cluster carry a port, and an app with the exposure `hostPort`, or the Ingress controller, has fewer pods than that: on the others nobody answers.",
    remedy: "Leave `replicas` out, unless what stands before the nodes asks only those that answer.",
  },
  EXPOSURES_EMPTY: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app has `exposures`, and there is none in it: no port would lead to the app.",
    remedy: "Name a port in it, or leave it out and give `port`.",
  },
  PORTS_ON_DIFFERENT_NODES: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "Two exposures of one app need its pods on the node of their port, with `hostPort` or with `nodePort` and `externalTrafficPolicy: Local`, and different nodes carry the two ports. A pod is on one of them.",
    remedy:
      "Have one node carry both ports, use `ingress` or `nodePort` for one of them, or make two apps of it.",
  },
  CONTAINER_PORT_BOUND_TWICE: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "Two exposures `hostPort` of one app lead to the same port of its container. Kubernetes tells the ports of a container apart by number and protocol, and each has one hostPort.",
    remedy: "Have the container listen on another port, or use `ingress` or `nodePort` for one of the two.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports",
    },
  },
  CLAIM_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "Two apps, or two exposures of one, ask for the same thing: the same whole port, the same host and path on one port, or a whole port of which the other has a part. A longer path under a shorter one, or an exact host beside a wildcard, is not the same.",
    remedy: "Give one of them another host, path or port.",
  },
  HOST_EXPOSED_TWICE: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "One host of a port is exposed by `ingress` and by `gateway`. The controller does not rank Ingresses and HTTPRoutes against each other, so requests of one app could end at the other.",
    remedy: "Use the same exposure for both, or another host for one of them.",
  },
  NODE_PORT_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "Two apps bind the same port of a node by way of different ports of the cluster: kube-proxy binds a NodePort on every node, and the API server gives out each number once.",
    remedy: "Give one of the port mappings another containerPort.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport",
    },
  },
  NODE_PORT_OUT_OF_RANGE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The exposure `nodePort` needs a port that leads to a NodePort of the node, 30000 to 32767.",
    remedy: "Give the port mapping such a containerPort, or use another exposure.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport",
    },
  },
  NODE_PORT_DIFFERS: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "An app's `nodePort` is not the containerPort of its port, so the host port would lead to a port of the node where nothing listens.",
    remedy: "Leave `nodePort` out, or make the two the same.",
  },
  TRAFFIC_POLICY_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app's externalTrafficPolicy is `Cluster` or `Local`.",
    remedy: "Use one of the two, or leave it out for `Cluster`.",
  },
  LOCAL_POLICY_UNPINNED: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "With the policy `Local` a node forwards to its own pods only, and the exposure does not pin the pods to the nodes that requests arrive at.",
    remedy:
      "Leave `externalTrafficPolicy` out, or use the exposure `nodePort`, which pins the pods to the port's node.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy",
    },
  },
  STRATEGY_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app's strategy is `RollingUpdate` or `Recreate`.",
    remedy: "Use one of the two, or leave it out: then it follows from the exposure.",
  },
  ROLLOUT_NEEDS_PORT_TWICE: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "With the exposure `hostPort` a rolling update would need the node's port twice: for the old pod, and for the new one that is to be ready before the old one goes. It would wait for ever.",
    remedy: "Leave `strategy` out, or set it to `Recreate`.",
    source: { name: "kind", url: "https://github.com/kubernetes-sigs/kind/issues/1552" },
  },
  SERVICE_NAME_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "The Service that is to be exposed has a name that no Service can have: a DNS label (RFC 1035), without its namespace. Or it is given by name and by resource, which could be two.",
    remedy:
      "Give the name as `kubectl get services` shows it, and its namespace by `namespace`; or the resource alone.",
  },
  SERVICE_RESOURCE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "What is given as the Service's resource is no Service, or one in another namespace than the app's, or one without the port that the app asks for. It is said as soon as the resource tells: at preview, unless that is known by `up` alone.",
    remedy:
      "Give the Service itself with one of its ports, and its namespace by `namespace`; or its name in the place of `resource`.",
  },
  SERVICE_NOT_EXPOSABLE: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "A Service that is there already is to be exposed in a way that needs its pods placed or the Service changed; both belong to whoever made them.",
    remedy: "Use an HTTP port with the exposure `ingress` or `gateway`.",
  },
  POD_PLACEMENT_DECIDED: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "An app's `podSpec` chooses nodes, and its exposure pins the pods to the node that carries the port: on any other the host port would not reach them.",
    remedy: "Take `nodeName`, `nodeSelector` or `affinity.nodeAffinity` out, or move the port.",
  },
  METADATA_RESERVED: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "A label or annotation of an app is one of Berth's own: `app.kubernetes.io/name` and `app.kubernetes.io/managed-by` select the app's pods, `port.berth.dev/…` has them follow their port.",
    remedy: "Choose another key.",
  },
  LOAD_BALANCER_MISSING: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The exposure `loadBalancer` needs a cluster that has a load balancer; a kind cluster has none.",
    remedy: "Use `ingress`, `hostPort` or `nodePort`.",
  },
  PORT_OF_LOAD_BALANCER: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "An app asks for a port of the cluster's load balancer by an exposure that binds a port of a node; the load balancer leads to a Service.",
    remedy: "Leave `exposure` out for `loadBalancer`, or use a port that a node carries.",
  },
  PORT_NOT_BALANCED: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "An app asks for the exposure `loadBalancer` by a port that a node carries, and the load balancer has others.",
    remedy: "Use a port of the load balancer, or leave `exposure` out.",
  },
  INGRESS_CONTROLLER_ARG_SETTLED: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "More flags for an Ingress controller name one that Berth settles: where it listens, which Ingresses it serves and what it writes into them, its metrics, and that its API and dashboard are off.",
    remedy: "Take the flag out; where the error names an argument for it, use that.",
    source: {
      name: "Traefik",
      url: "https://doc.traefik.io/traefik/v3.6/reference/install-configuration/configuration-options/",
    },
  },
  INGRESS_CONTROLLER_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "Two Ingress controllers are to serve one port: a program brings one for a port that has one already, its own or another stack's, or one app of a port names the user's own controller and another does not.",
    remedy:
      "Take one of them out: apps with the exposure `ingress` find Berth's by themselves. Or have each serve a port of its own.",
  },
  INGRESS_CONTROLLER_ON_OTHER_NODE: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "The user's own Ingress controller runs on another node than the one that carries the app's port, so that nobody would listen where the host port leads.",
    remedy:
      "Move the port mapping or the controller, or leave `ingressController` out: Berth's own follows the port.",
  },
  INGRESS_CLASS_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The name of an IngressClass is a DNS name (RFC 1123) in lower case.",
    remedy: "Give the name as `kubectl get ingressclasses` shows it.",
  },
  NODES_ALL_TAINTED: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "Every node of the cluster is tainted, and none with kubeadm's taint of control planes alone, so pods that are pinned to no node would run nowhere.",
    remedy: "Take the taints off a node, or use the exposure `hostPort`.",
  },
  APP_NAME_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "Two apps of one cluster have the same name, or one has the name that objects of the other get: those of each exposure after an app's first are named after the app and the port, such as `web-http`.",
    remedy: "Give each app a name of its own.",
  },
  PORT_UNCLAIMED: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "The cluster publishes a port on the host that no app claims.",
    remedy: "Expose an app through it, or take its port mapping out.",
  },
} as const satisfies Record<string, Rule>;

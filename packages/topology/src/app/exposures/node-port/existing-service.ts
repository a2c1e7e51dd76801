import type { Finding } from "../../../findings/finding";
import { Exposure } from "../../../model/exposure";
import type { PortRecord } from "../../../model/port-record";
import { checkLocalPolicy } from "../../services/local-policy";
import type { PlannedExposure } from "../resolved-exposure";

/**
 * Checks the NodePort exposure of an existing Service. A Service port has only one NodePort, so all ports of the cluster must forward to
 * this NodePort.
 */
export function checkServiceNodePort({
  app,
  port,
  node,
  cluster,
  objectName,
  siblings,
}: PlannedExposure): Finding[] {
  const earlier = siblings
    .slice(
      0,
      siblings.findIndex((one) => one.objectName === objectName),
    )
    .find(
      ({ exposure, port: { protocol, containerPort } }) =>
        exposure === Exposure.NodePort && protocol === port.protocol && containerPort !== port.containerPort,
    );
  const local = app.externalTrafficPolicy === "Local";
  return [
    ...(earlier === undefined ? [] : [differs(port, earlier.port, app.containerPort)]),
    ...(local ? checkLocalPolicy({ port, node }, cluster.record, "externalTrafficPolicy") : []),
  ];
}

function differs(port: PortRecord, other: PortRecord, servicePort: number): Finding {
  return {
    code: "NODE_PORT_DIFFERS",
    path: "port",
    value: port.name,
    rule: `it forwards to NodePort ${port.containerPort}, and port \`${other.name}\` forwards to NodePort ${other.containerPort}, but port ${servicePort} of an existing Service has only one NodePort`,
    remedy: "Create a separate app for each port of the Service.",
  };
}

export { buildPart, buildParts } from "./build";
export { dockerdRuntime } from "./engines/dockerd";
export { podmanConfiguration } from "./engines/podman";
export {
  LOAD_BALANCER_IMAGE,
  readLoadBalancerImage,
  STAND_IN_LABEL,
  type StandInImage,
} from "./load-balancer-image/load-balancer-image";
export { HTTP_ECHO_IMAGE, TRAEFIK_IMAGE } from "./node-image/cluster-images";
export { readNodeImage, type NodeImage } from "./node-image/node-image-part";
export { labParts, type PartName } from "./parts";
export type { Report } from "./progress";
export type { BuiltPart, Part } from "./schedule";

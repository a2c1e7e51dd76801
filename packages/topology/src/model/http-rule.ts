/** The host and path for which an Ingress controller routes requests to an app. */
export interface HttpRule {
  readonly host: string;
  readonly path: string;
}

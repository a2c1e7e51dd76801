import { nameOf, records, text, type KubernetesObject } from "../object";
import {
  NOTHING_LATER,
  status,
  warning,
  type Awaiter,
  type Later,
  type Progress,
  type WatchEvent,
} from "./awaiter";
import { KINDS } from "./kinds";
import { ObjectSet } from "./object-set";
import { Settling } from "./settle";

/** The maximum time to wait for the first endpoints, in seconds. */
const GRACE_SECONDS = 60;

/**
 * An Ingress is ready when two conditions are met: its controller has published an address in `status.loadBalancer.ingress`, and each
 * rule's Service has endpoints. After the endpoints have settled, a rule without endpoints causes only a warning, because the rule's
 * Service may be created later. The default time limit is ten minutes.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/await/ingress.go
 */
export class IngressAwaiter implements Awaiter {
  readonly watches = [KINDS.ingress, KINDS.service, KINDS.endpoints];
  readonly atStart: readonly Later[];
  object: KubernetesObject;
  private seen = false;
  private readonly endpoints = new ObjectSet();
  private readonly services = new ObjectSet();
  private readonly settling = new Settling();

  /**
   * @param written - the Ingress that the API server returned in response to the write request
   * @param atRest - whether to treat the endpoints as settled
   */
  constructor(
    private readonly written: KubernetesObject,
    private readonly atRest = false,
  ) {
    this.object = written;
    this.atStart = [
      { seconds: GRACE_SECONDS, run: () => (this.settling.settled ||= this.settling.changes === 0) },
    ];
  }

  /** {@inheritDoc Awaiter.observe} */
  observe(event: WatchEvent): readonly Later[] {
    switch (text(event.object, "kind")) {
      case "Endpoints":
        this.endpoints.observe(event);
        return this.settling.change();
      case "Service":
        this.services.observe(event);
        return NOTHING_LATER;
      default:
        if (nameOf(event.object) !== nameOf(this.written)) return NOTHING_LATER;
        this.seen = event.type !== "DELETED";
        if (this.seen) this.object = event.object;
        return NOTHING_LATER;
    }
  }

  /** {@inheritDoc Awaiter.isReady} */
  isReady(): boolean {
    return this.hasAddress() && this.hasEndpoints();
  }

  /** {@inheritDoc Awaiter.isGoodEnough} */
  isGoodEnough(): boolean {
    return this.isReady();
  }

  /** {@inheritDoc Awaiter.progress} */
  progress(): readonly Progress[] {
    const lines = [
      status("[1/3] Finding a matching service for each Ingress path"),
      ...this.settledWarnings(),
    ];
    if (this.isReady()) return [...lines, status("Ingress initialization complete")];
    return this.hasEndpoints()
      ? [...lines, status("[2/3] Waiting for update of .status.loadBalancer with hostname/IP")]
      : lines;
  }

  /** {@inheritDoc Awaiter.reasons} */
  reasons(): readonly string[] {
    const endpoints = this.hasEndpoints()
      ? []
      : ["Ingress has at least one rule with an unavailable target endpoint."];
    const address = this.hasAddress()
      ? []
      : [
          "Ingress .status.loadBalancer field was not updated with a hostname/IP address. " +
            "\n    for more information about this error, see https://pulumi.io/xdv72s",
        ];
    return [...endpoints, ...address];
  }

  private hasAddress(): boolean {
    return this.seen && records(this.object, "status", "loadBalancer", "ingress").length > 0;
  }

  private isSettled(): boolean {
    return this.atRest || this.settling.settled;
  }

  private hasEndpoints(): boolean {
    return this.isSettled() || this.unserved().length === 0;
  }

  private settledWarnings(): readonly Progress[] {
    if (!this.isSettled()) return [];
    return this.unserved().map((rule) => warning(`No matching service found for ingress rule: ${rule}`));
  }

  /** Returns the rules whose Services have no endpoints. Each rule has the format `"host/path" -> "service"`. */
  private unserved(): readonly string[] {
    return records(this.object, "spec", "rules").flatMap((rule) =>
      records(rule, "http", "paths").flatMap((path) => {
        const service = text(path, "backend", "service", "name");
        if (service === "" || this.endpoints.has(service) || this.isExternalName(service)) return [];
        const where = text(rule, "host") + text(path, "path");
        return [`${where === "" ? '"" (default path)' : `"${where}"`} -> "${service}"`];
      }),
    );
  }

  private isExternalName(service: string): boolean {
    const found = this.services.get(service);
    return found !== undefined && text(found, "spec", "type") === "ExternalName";
  }
}

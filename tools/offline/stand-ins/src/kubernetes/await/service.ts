import { field, isRecord, nameOf, records, text, type KubernetesObject } from "../object";
import { NOTHING_LATER, status, type Awaiter, type Later, type Progress, type WatchEvent } from "./awaiter";
import { KINDS } from "./kinds";
import { Settling } from "./settle";

/**
 * A Service is ready when its endpoints have settled and no endpoint is pending. A Service that has no selector, is headless or has the
 * type `ExternalName` needs no endpoints. A Service of type `LoadBalancer` also needs an address. The default time limit is ten minutes. If
 * no endpoints are pending when the wait times out, the Service counts as ready even if its endpoints have not settled.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/await/service.go
 */
export class ServiceAwaiter implements Awaiter {
  readonly watches = [KINDS.service, KINDS.endpoints];
  object: KubernetesObject;
  private seen = false;
  private hasReadyEndpoint = false;
  private hasPendingEndpoint = false;
  private readonly endpoints: Settling;

  /**
   * @param written - the Service that the API server returned in response to the write request
   * @param atRest - whether to treat the endpoints as settled
   */
  constructor(
    private readonly written: KubernetesObject,
    private readonly atRest = false,
  ) {
    this.object = written;
    this.endpoints = new Settling();
  }

  /** {@inheritDoc Awaiter.observe} */
  observe(event: WatchEvent): readonly Later[] {
    if (nameOf(event.object) !== nameOf(this.written)) return NOTHING_LATER;
    if (text(event.object, "kind") === "Endpoints") return this.observeEndpoints(event);
    this.seen = event.type !== "DELETED";
    if (this.seen) this.object = event.object;
    return NOTHING_LATER;
  }

  /** {@inheritDoc Awaiter.isReady} */
  isReady(): boolean {
    if (!this.waitsForPods()) return this.isServed();
    return this.isServed() && this.isSettled() && !this.hasPendingEndpoint;
  }

  /** {@inheritDoc Awaiter.isGoodEnough} */
  isGoodEnough(): boolean {
    return this.isServed() && !this.hasPendingEndpoint;
  }

  /** {@inheritDoc Awaiter.progress} */
  progress(): readonly Progress[] {
    const begin = status("[1/3] Finding Pods to direct traffic to");
    if (this.isReady()) {
      return this.waitsForPods() ? [begin, status("Service initialization complete")] : [begin];
    }
    return this.isSettled() && this.hasReadyEndpoint
      ? [begin, status("[2/3] Attempting to allocate IP address to Service")]
      : [begin];
  }

  /** {@inheritDoc Awaiter.reasons} */
  reasons(): readonly string[] {
    if (this.isHeadless() || this.type === "ExternalName") return [];
    const pods = this.hasReadyEndpoint
      ? []
      : [
          "Service does not target any Pods. Selected Pods may not be ready, or field '.spec.selector' may not " +
            "match labels on any Pods",
        ];
    const address =
      this.type === "LoadBalancer" && !this.isServed()
        ? ["Service was not allocated an IP address; does your cloud provider support this?"]
        : [];
    return [...pods, ...address];
  }

  private observeEndpoints({ type, object }: WatchEvent): readonly Later[] {
    const subsets = type === "DELETED" ? [] : records(object, "subsets");
    this.hasReadyEndpoint = subsets.some((each) => records(each, "addresses").length > 0);
    this.hasPendingEndpoint = subsets.some((each) => records(each, "notReadyAddresses").length > 0);
    return this.endpoints.change();
  }

  private get type(): string {
    return text(this.written, "spec", "type");
  }

  private isServed(): boolean {
    if (!this.seen) return false;
    return (
      this.type !== "LoadBalancer" || records(this.object, "status", "loadBalancer", "ingress").length > 0
    );
  }

  private isSettled(): boolean {
    return this.atRest || this.endpoints.settled;
  }

  private isHeadless(): boolean {
    return text(this.object, "spec", "clusterIP") === "None";
  }

  private waitsForPods(): boolean {
    const selector = field(this.object, "spec", "selector");
    const selects = isRecord(selector) && Object.keys(selector).length > 0;
    return selects && !this.isHeadless() && this.type !== "ExternalName";
  }
}

/**
 * The step at which kind has created and started all node containers. If a kind release renames the step, Berth loads the images after kind
 * has ended.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/create/actions/config/config.go
 */
const nodesBootAt = "Writing configuration";

/** Loads images into the nodes of a new cluster while kind still starts Kubernetes on them. */
export class LoadingWhileBooting {
  private readonly stopping = new AbortController();
  private loading: Promise<void> = Promise.resolve();

  /** @param load - loads the images, and ends early if the signal is aborted */
  constructor(private readonly load: (signal: AbortSignal) => Promise<void>) {}

  /** Starts to load the images when the nodes boot. Call this function whenever kind begins a step. */
  onKindStep(step: string): void {
    if (step !== nodesBootAt) return;
    this.loading = this.load(this.stopping.signal);
    // `end` throws the error. Without this handler, Node.js would exit if the error occurs while kind still runs.
    this.loading.catch(() => undefined);
  }

  /** Waits until the images are loaded. Rejects if loading them failed. */
  end(): Promise<void> {
    return this.loading;
  }

  /** Stops loading, because kind has failed. The error of kind is the cause, so this function does not reject. */
  async stop(): Promise<void> {
    this.stopping.abort(new Error("kind failed"));
    await Promise.allSettled([this.loading]);
  }
}

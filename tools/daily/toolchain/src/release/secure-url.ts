import { ToolchainError } from "../problem";

/**
 * Parses the URL of a download, and rejects every URL that is not encrypted. Without encryption, any machine between this machine and the
 * host can read and replace the download.
 *
 * @param base - The URL that redirects to `url`. If `url` is relative, it is resolved against this URL.
 * @throws ToolchainError `DOWNLOAD_INSECURE` if the URL does not begin with `https://`. The message omits the URL's credentials and query.
 */
export function secureUrl(url: string, base?: URL): URL {
  const parsed = URL.parse(url, base?.href);
  if (parsed?.protocol === "https:") return parsed;
  const shown = parsed === null ? `"${url}"` : `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
  throw new ToolchainError(
    "DOWNLOAD_INSECURE",
    base === undefined
      ? `${shown} is not an HTTPS URL. Berth downloads tools only over HTTPS. Set BERTH_RELEASE_HOST to a URL that begins with https://.`
      : `${base.host} redirects to ${shown}, which is not an HTTPS URL. Berth downloads tools only over HTTPS, so nothing was ` +
          `downloaded from this URL. Check the mirrors and proxies between this machine and the release host.`,
  );
}

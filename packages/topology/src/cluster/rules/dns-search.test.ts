import { found } from "../../../test/fixtures/examples/rule-example";

it.each([
  ["example.com", true],
  ["_tcp.local.", true],
  ["", false],
  ["a b", false],
])("accepts the DNS search domain %j: %s", (domain, fits) => {
  expect(found({ networking: { dnsSearch: [domain] } })).toEqual(
    fits ? [] : ["DNS_SEARCH_INVALID networking.dnsSearch[0]"],
  );
});

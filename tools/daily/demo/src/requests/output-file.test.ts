import { redirectionOf, withPaths } from "./output-file";

it("takes a command of Pulumi apart whose output goes to a file", () => {
  expect(redirectionOf("pulumi stack output certificateAuthority > authority.pem")).toEqual({
    args: ["stack", "output", "certificateAuthority"],
    file: "authority.pem",
  });
});

it.each(["pulumi stack output", "curl a > b", "pulumi stack output > ../b", "pulumi a > /b", "pulumi > b"])(
  "refuses %s",
  (command) => {
    expect(() => redirectionOf(command)).toThrow(`The demo cannot run this command: ${command}`);
  },
);

it("puts the place of a file into a command, safe to paste into a shell", () => {
  const command = "curl --cacert authority.pem https://authority.pem.localhost/";
  expect(withPaths(command, [{ name: "authority.pem", path: "/state/authority.pem" }])).toBe(
    "curl --cacert /state/authority.pem https://authority.pem.localhost/",
  );
  expect(withPaths(command, [{ name: "authority.pem", path: "/my state/authority.pem" }])).toBe(
    "curl --cacert '/my state/authority.pem' https://authority.pem.localhost/",
  );
  expect(withPaths(command, [])).toBe(command);
});

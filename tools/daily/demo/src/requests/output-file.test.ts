import { redirectionOf, withPaths } from "./output-file";

it("returns the arguments and the output file of a redirected Pulumi command", () => {
  expect(redirectionOf("pulumi stack output certificateAuthority > authority.pem")).toEqual({
    args: ["stack", "output", "certificateAuthority"],
    file: "authority.pem",
  });
});

it.each(["pulumi stack output", "curl a > b", "pulumi stack output > ../b", "pulumi a > /b", "pulumi > b"])(
  "rejects %s",
  (command) => {
    expect(() => redirectionOf(command)).toThrow(`The demo cannot run this command: ${command}`);
  },
);

it("replaces a file name in a command with the file's path, quoted for a shell", () => {
  const command = "curl --cacert authority.pem https://authority.pem.localhost/";
  expect(withPaths(command, [{ name: "authority.pem", path: "/state/authority.pem" }])).toBe(
    "curl --cacert /state/authority.pem https://authority.pem.localhost/",
  );
  expect(withPaths(command, [{ name: "authority.pem", path: "/my state/authority.pem" }])).toBe(
    "curl --cacert '/my state/authority.pem' https://authority.pem.localhost/",
  );
  expect(withPaths(command, [])).toBe(command);
});

/**
 * The program that each Command runs with `node -e`. It finds Berth's driver and passes the Command's last argument, such as `cluster
 * create`, to the driver's `run` function.
 *
 * **This text must never change.** The state of every stack contains this text, and Pulumi compares it with the current text. If the text
 * changed, Pulumi would update every user's clusters. It would also replace every kubeconfig, certificate and health check.
 *
 * The text contains no path and no version, so it is the same on every machine. All the work is in the driver, which each release can
 * change. The text uses only Node.js 18 features. It contains no double quotes and no line breaks, because the Windows command line can
 * alter them.
 *
 * The driver is the module `@kind-berth/components/driver` or `@kind-berth/driver`. The program searches these places in order, and uses
 * the first driver that it finds:
 *
 * 1. the folder in the environment variable `BERTH_DRIVER`;
 * 2. the working directory, which is the Pulumi program's folder;
 * 3. the Pulumi plugins named `kind-berth` in `$PULUMI_HOME`, the highest version first. `$PULUMI_HOME` is `~/.pulumi` by default. For
 *    programs in Python, Go or YAML, `pulumi package add` installs a component provider there. If a plugin was installed from a Git
 *    repository, its name starts with the repository's host and owner;
 * 4. the `kind-berth` program on `PATH`, which `npm install --global kind-berth` installs. On Linux and macOS, this program is a symbolic
 *    link into the package. On Windows, the program is the file `kind-berth.cmd`. The package is in the `node_modules` folder beside this
 *    file.
 *
 * If a place has no driver, the search continues. If the program finds a driver but the driver fails, the search ends with the driver's
 * error.
 */
export const driverBootstrap = [
  "(() => {",
  "const fs = require('fs'), os = require('os'), path = require('path'), { createRequire } = require('module'), { env } = process;",
  "const list = (folder) => { try { return fs.readdirSync(folder); } catch { return []; } };",
  "const plugin = /^resource-(?:.*_)?kind-berth(?:\\.git)?-v(\\d+)\\.(\\d+)\\.(\\d+)(-.+)?$/;",
  "const newestFirst = (a, b) => b[1] - a[1] || b[2] - a[2] || b[3] - a[3] || !b[4] - !a[4]",
  " || String(b[4]).localeCompare(a[4], 'en', { numeric: true });",
  "const plugins = () => path.join(env.PULUMI_HOME || path.join(os.homedir(), '.pulumi'), 'plugins');",
  "const places = [",
  "['environment variable BERTH_DRIVER', () => env.BERTH_DRIVER ? [env.BERTH_DRIVER] : []],",
  "['working directory', () => [process.cwd()]],",
  "['Pulumi plugin kind-berth', () => list(plugins()).map((name) => plugin.exec(name)).filter(Boolean).sort(newestFirst)",
  ".map(([name]) => path.join(plugins(), name))],",
  "['program kind-berth on PATH', () => (env.PATH || '').split(path.delimiter).flatMap((folder) =>",
  " ['kind-berth', 'kind-berth.cmd'].map((name) => path.resolve(folder, name)).filter((file) => fs.existsSync(file))",
  ".flatMap((file) => [path.dirname(fs.realpathSync(file)), path.resolve(folder, 'node_modules', 'kind-berth')]))]];",
  "const searched = [];",
  "for (const [place, foldersOf] of places) {",
  "const folders = foldersOf();",
  "searched.push('  ' + place + ': ' + (folders.join(', ') || 'none'));",
  "for (const folder of folders) for (const name of ['@kind-berth/components/driver', '@kind-berth/driver']) {",
  "const load = createRequire(path.resolve(folder, 'index.js'));",
  "try { load.resolve(name); } catch (error) { if (error.code === 'MODULE_NOT_FOUND') continue; throw error; }",
  "return load(name).run(process.argv[1]);",
  "}}",
  "console.error(['Berth needs its driver, an npm package, and cannot find it. It searched:', ...searched,",
  " 'Install it in the folder of the Pulumi program: npm install @kind-berth/components',",
  " 'Or, for a program that is not a Node.js project: npm install --global kind-berth [DRIVER_NOT_FOUND]'].join('\\n'));",
  "process.exitCode = 1;",
  "})()",
].join("");

// What `npm start` and `npm test` do first on a bare clone. It runs under whatever Node is installed and
// before any package is, so it uses nothing but Node's own modules.
import "./compile-cache.mjs";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const INSTALLED = join(ROOT, "node_modules", ".equipoise-installed");
const BUILT = join(ROOT, "build", ".equipoise-built");

/** Where the project brings its own Node, as one of its packages. */
const BRINGS_NODE = process.platform === "linux" && ["x64", "arm64"].includes(process.arch);
/** What all of it runs under. */
export const NODE = BRINGS_NODE
	? join(ROOT, "node_modules", `node-linux-${process.arch}`, "bin", "node")
	: process.execPath;

/** Left to itself V8 lets garbage pile up as far as the machine has room; half as much memory costs little time. */
export const SPARING = ["--max-semi-space-size=8", "--heap-growing-percent=30"];
/** What npm and the packages are installed by, or run under where the project brings no Node. */
const OLDEST_NODE = BRINGS_NODE ? [20, 19] : [24, 0];
/** What Vite and Tailwind take for parts of an address in the path of a file. */
const NO_PART_OF_A_PATH = /[#?%]/;

/** Ends this program with one line where it cannot be installed or built. */
function requireWhatBuildsIt() {
	const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
	const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
	if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor))
		giveUp(
			`Equipoise needs Node ${OLDEST_NODE.join(".")} or newer here; this is ${process.version}. Get one from https://nodejs.org`,
		);
	const [sign] = NO_PART_OF_A_PATH.exec(ROOT) ?? [];
	if (sign)
		giveUp(`The pages cannot be built in a folder with “${sign}” in its path: ${ROOT}. Move it to another`);
}

/** @param {string} why @returns {never} */
function giveUp(why) {
	process.stderr.write(`${why}\n`);
	process.exit(1);
}

/** Installs the packages of package-lock.json unless these very ones are installed. */
export function ensureInstalled() {
	requireWhatBuildsIt();
	const wanted = `${digest(["package-lock.json"])} ${process.platform} ${process.arch}`;
	if (existsSync(NODE) && stamped(INSTALLED) === wanted) return;
	process.stderr.write("Installing packages…\n");
	// All of them, whatever NODE_ENV or somebody’s settings of npm would leave out.
	runNpm(["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"]);
	writeFileSync(INSTALLED, wanted);
}

/** Builds the pages unless the build at hand was made from these very sources. */
export function ensureBuilt() {
	requireWhatBuildsIt();
	const wanted = digest([
		...["app", "db", "package-lock.json", "vite.config.ts", "remix.config.js"],
		...["scripts/browser-scripts.ts", "scripts/lean-manifest.ts", "scripts/server-only-folders.ts"],
	]);
	if (stamped(BUILT) === wanted) return;
	process.stderr.write("Building…\n");
	run(
		NODE,
		[join("node_modules", "@remix-run", "dev", "dist", "cli.js"), "vite:build", "--logLevel", "warn"],
		{
			NODE_ENV: "production",
		},
	);
	mkdirSync(dirname(BUILT), { recursive: true });
	writeFileSync(BUILT, wanted);
}

/**
 * Runs npm to its end. On Windows npm is a batch file, which Node starts in a shell alone (CVE-2024-27980), as one line;
 * so no argument may come from outside, and those with blanks are quoted.
 * @param {string[]} args
 */
export function runNpm(args) {
	if (process.platform !== "win32") return run("npm", args);
	const quoted = args.map((arg) => (arg.includes(" ") ? `"${arg}"` : arg));
	run(["npm", ...quoted].join(" "), [], {}, { shell: true });
}

/**
 * Runs a command to its end; ends this program with the command's exit code when it fails. What it prints goes
 * to standard error: standard output belongs to the program that is made ready.
 * @param {string} command @param {string[]} args @param {Record<string, string>} [env] @param {{ shell?: boolean }} [options]
 */
function run(command, args, env = {}, { shell = false } = {}) {
	const { status, error } = spawnSync(command, args, {
		shell,
		cwd: ROOT,
		stdio: ["inherit", 2, "inherit"],
		env: { ...process.env, ...env },
	});
	if (error) process.stderr.write(`${command}: ${error.message}\n`);
	if (status !== 0) process.exit(status ?? 1);
}

/**
 * Stops a child process when this one is asked to stop. The terminal sends Ctrl+C to both; a supervisor's SIGTERM
 * reaches only this process. On Windows there is Ctrl+C alone, and to kill a child there ends it in the midst of things.
 * @param {import("node:child_process").ChildProcess} child
 */
export function handSignalsOn(child) {
	for (const signal of /** @type {const} */ (["SIGTERM", "SIGINT", "SIGHUP"]))
		process.on(signal, () => process.platform !== "win32" && child.kill(signal));
	// npm hands SIGTERM to the shell that it started this with, and the shell to nobody: that it has ended tells.
	const shell = process.ppid;
	if (process.env.npm_lifecycle_event)
		setInterval(() => process.ppid !== shell && child.kill("SIGTERM"), 500).unref();
}

/** @param {string} file */
function stamped(file) {
	return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** @param {string[]} paths */
function digest(paths) {
	const hash = createHash("sha256");
	for (const path of paths.flatMap((entry) => filesOf(join(ROOT, entry))).sort()) {
		hash.update(relative(ROOT, path)).update("\0").update(readFileSync(path)).update("\0");
	}
	return hash.digest("hex");
}

/** @param {string} path @returns {string[]} */
function filesOf(path) {
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path)
		.filter((name) => !name.includes(".test."))
		.flatMap((name) => filesOf(join(path, name)));
}

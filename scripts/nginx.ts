import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { delimiter, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { ROOT } from "./ready.mjs";

const SETTINGS = join(ROOT, "deploy", "nginx.conf");
/** Where systems have programs that are not for everybody. */
const BESIDE_PATH = ["/usr/sbin", "/usr/local/sbin"];
const PATIENCE = 10_000;

/** The servers behind it, as `127.0.0.1:3000`. */
export interface Behind {
	primary: string;
	copies: readonly [string, string];
}

/** nginx with the settings of `deploy/`, at other addresses, until disposed of. */
export class Nginx implements AsyncDisposable {
	readonly url: string;
	readonly cacheFolder: string;
	readonly accessLog: string;
	readonly #child: ChildProcess;

	private constructor(folder: string, port: number, child: ChildProcess) {
		this.url = `http://127.0.0.1:${port}`;
		this.cacheFolder = join(folder, "cache");
		this.accessLog = join(folder, "access.log");
		this.#child = child;
	}

	/** Starts it on a port that is free, with what it keeps and logs in a folder. */
	static async start(program: string, folder: string, behind: Behind, port?: number): Promise<Nginx> {
		const own = port ?? (await freePort());
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, "nginx.conf"), settingsFor(folder, own, behind));
		// Where it is started by root it would give up what the folder is readable by.
		const user = process.getuid?.() === 0 ? "user root; " : "";
		const child = spawn(
			program,
			[
				...["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")],
				...["-g", `${user}daemon off; pid ${join(folder, "nginx.pid")};`],
			],
			{ stdio: ["ignore", "inherit", "inherit"] },
		);
		await answering(child, own);
		return new Nginx(folder, own, child);
	}

	async [Symbol.asyncDispose]() {
		const ended = new Promise((resolve) => this.#child.once("close", resolve));
		this.#child.kill("SIGTERM");
		await ended;
	}
}

/** Where nginx is: what NGINX_PATH names, or the first on the PATH; undefined where it is not installed. */
export function nginxProgram(): string | undefined {
	const { NGINX_PATH, PATH = "" } = process.env;
	const places = [...PATH.split(delimiter), ...BESIDE_PATH].map((folder) => join(folder, "nginx"));
	return [...(NGINX_PATH ? [NGINX_PATH] : places)].find(isProgram);
}

export const NOT_INSTALLED = "nginx is not installed. Install it, or name it in NGINX_PATH";

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** The settings of `deploy/` but for addresses and folders. @throws Error when one of these is not in them any more */
function settingsFor(folder: string, port: number, { primary, copies }: Behind): string {
	const temporary = TEMPORARY.map((name) => `    ${name}_temp_path ${join(folder, name)};\n`);
	const servers = new Map([
		["3000", primary],
		["3001", copies[0]],
		["3002", copies[1]],
	]);
	let text = readFileSync(SETTINGS, "utf8");
	const put = (theirs: string | RegExp, ours: (...found: string[]) => string) => {
		const before = text;
		text = text.replace(theirs, ours);
		if (text === before) throw new Error(`deploy/nginx.conf does not say ${theirs} any more`);
	};
	put("/var/cache/nginx/equipoise", () => join(folder, "cache"));
	put("/var/log/nginx/access.log", () => join(folder, "access.log"));
	put("listen 8080;", () => `listen 127.0.0.1:${port};`);
	put(/127\.0\.0\.1:(300[012])\b/g, (_, theirs = "") => servers.get(theirs) ?? primary);
	put("http {", () => `http {\n${temporary.join("")}`);
	return text;
}

const TEMPORARY = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

async function answering(child: ChildProcess, port: number) {
	const begun = performance.now();
	while (!(await isOpen(port))) {
		if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode} before it listened`);
		if (performance.now() - begun > PATIENCE) throw new Error("nginx does not listen");
		await setTimeout(50);
	}
}

const isOpen = (port: number) =>
	new Promise<boolean>((resolve) => {
		const socket = connect(port, "127.0.0.1");
		socket.once("connect", () => resolve(true));
		socket.once("error", () => resolve(false));
		socket.once("close", () => socket.destroy());
		socket.once("connect", () => socket.end());
	});

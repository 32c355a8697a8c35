// Empties the cache of nginx when the program asks for it (CACHE_PURGE_URL), which nginx by itself cannot be asked for.
// Run it beside nginx, as its user:
//   node purge-nginx.mjs FOLDER [PORT]      the folder of proxy_cache_path; 8081 if no port is said
// and give the program CACHE_PURGE_URL=http://127.0.0.1:8081. It listens on this machine alone. What is no longer in
// the folder nginx asks the program for.
import { readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

/** nginx names an answer by the MD5 of its key. */
const ANSWER = /^[0-9a-f]{32}$/;

const [folder, port = "8081"] = process.argv.slice(2);
if (folder === undefined) {
	process.stderr.write("Usage: node purge-nginx.mjs FOLDER [PORT]\n");
	process.exit(2);
}

function purge() {
	for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
		if (entry.isFile() && ANSWER.test(entry.name))
			rmSync(join(entry.parentPath, entry.name), { force: true });
}

createServer((req, res) => {
	try {
		if (req.method !== "POST") return res.writeHead(405, { Allow: "POST" }).end();
		purge();
		res.writeHead(204).end();
	} catch (error) {
		process.stderr.write(`${error.message}\n`);
		res.writeHead(500).end();
	}
}).listen(Number(port), "127.0.0.1", () =>
	process.stdout.write(`Purging ${folder} on http://127.0.0.1:${port}\n`),
);

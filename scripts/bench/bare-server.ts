import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

// The least a Node server can do: the same bytes with the same headers, whatever is asked. Its arguments are a
// file with the headers and one with the body.
const [headersFile = "", bodyFile = ""] = process.argv.slice(2);
const headers = JSON.parse(readFileSync(headersFile, "utf8")) as Record<string, string>;
const body = readFileSync(bodyFile);
const server = createServer((_req, res) => {
	res.writeHead(200, headers);
	res.end(body);
});
server.listen(0, "127.0.0.1", () => {
	process.stdout.write(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});

import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A connection to a server, without any library's help. */
export async function rawConnection(url: string): Promise<Socket> {
	const { hostname, port } = new URL(url);
	const socket = connect(Number(port), hostname);
	// How it ends is for each test to see by what came back.
	socket.on("error", () => {});
	await once(socket, "connect");
	return socket;
}

/** The head of a request, with the blank line after it. */
export function requestHead(line: string, headers: Record<string, string | number> = {}): string {
	const lines = Object.entries({ Host: "localhost", ...headers }).map(([name, value]) => `${name}: ${value}`);
	return `${[`${line} HTTP/1.1`, ...lines].join("\r\n")}\r\n\r\n`;
}

/** All that comes back until the server closes the connection. */
export async function untilClosed(socket: Socket): Promise<string> {
	const pieces: Buffer[] = [];
	socket.on("data", (piece: Buffer) => pieces.push(piece));
	if (!socket.closed) await new Promise((resolve) => socket.once("close", resolve));
	return Buffer.concat(pieces).toString();
}

/** What comes back first. */
export async function firstAnswer(socket: Socket): Promise<string> {
	const [piece] = (await once(socket, "data")) as [Buffer];
	return piece.toString();
}

export const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? Number.NaN);

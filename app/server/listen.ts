import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { addressOf, type Environment, StartError } from "./environment.ts";

/** Begins to take requests. @returns the port @throws StartError with one line that says why it cannot */
export function listen(server: Server, { host, port }: Environment): Promise<number> {
	return new Promise((resolve, reject) => {
		const fail = (error: NodeJS.ErrnoException) =>
			reject(new StartError(explainListening(error, host, port)));
		server.once("error", fail);
		server.listen(port, host, () => {
			server.off("error", fail);
			resolve((server.address() as AddressInfo).port);
		});
	});
}

function explainListening(error: NodeJS.ErrnoException, host: string, port: number): string {
	switch (error.code) {
		case "EADDRINUSE":
			return `Port ${port} is taken by another program. Stop it, or set PORT to another number`;
		case "EACCES":
			return `Port ${port} may not be used by this user. Set PORT to a number above 1023`;
		case "EADDRNOTAVAIL":
		case "ENOTFOUND":
			return `This machine has no address ${host}. Set HOST to 127.0.0.1, or 0.0.0.0 for every address`;
		default:
			return `Cannot listen on ${host}:${port}: ${error.message}`;
	}
}

/** Says where the program is to be found, once it is, and how the first administrator gets an account. */
export function announce(environment: Environment, port: number, setupToken?: string): void {
	const address = addressOf({ ...environment, port });
	const setup = setupToken
		? `No account exists yet. Make the first administrator here, once: ${address}/setup?token=${setupToken}\n`
		: "";
	// In one piece, so that a program that waits for the first line has the second as well.
	process.stdout.write(`Equipoise is running on ${address}\n${setup}`);
}

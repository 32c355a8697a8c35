import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

/** A mail as it came in. */
export interface ReceivedMail {
	to: string;
	/** Names in lower case, folded lines as one. */
	headers: Record<string, string>;
	text: string;
}

export interface MailServer extends AsyncDisposable {
	url: string;
	mails: ReceivedMail[];
	/** What it says to the address of a recipient in place of taking it, such as "550 No such mailbox". */
	refusal: string | undefined;
	/** Takes mails and does not say so; how many it took like that. */
	isSilent: boolean;
	unanswered: number;
	/** Waits for so many mails in all. @throws when they do not come */
	received(count: number): Promise<ReceivedMail[]>;
}

/**
 * A mail server of a few lines: it keeps what it is sent (RFC 5321, without extensions). A whole one would be another
 * dependency with a second copy of the client.
 */
export async function startMailServer(port = 0): Promise<MailServer> {
	const sockets = new Set<Socket>();
	const waiting: (() => void)[] = [];
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on("close", () => sockets.delete(socket));
		socket.on("error", () => {});
		let pending = "";
		let to = "";
		let isData = false;
		const say = (line: string) => socket.write(`${line}\r\n`);
		say("220 here");
		socket.on("data", (chunk) => {
			pending += chunk.toString("latin1");
			for (;;) {
				const end = pending.indexOf(isData ? "\r\n.\r\n" : "\r\n");
				if (end < 0) return;
				const piece = pending.slice(0, end);
				pending = pending.slice(end + (isData ? 5 : 2));
				if (isData) {
					isData = false;
					if (mailServer.isSilent) {
						mailServer.unanswered++;
						return;
					}
					mailServer.mails.push({ to, ...read(piece) });
					say("250 taken");
					for (const look of waiting) look();
				} else if (/^rcpt/i.test(piece)) {
					to = /<(.*)>/.exec(piece)?.[1] ?? "";
					say(mailServer.refusal ?? "250 fine");
				} else if (/^data/i.test(piece)) {
					isData = true;
					say("354 go on");
				} else if (/^quit/i.test(piece)) {
					say("221 bye");
					socket.end();
				} else say("250 fine");
			}
		});
	});
	await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
	const mailServer: MailServer = {
		url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
		mails: [],
		...{ refusal: undefined, isSilent: false, unanswered: 0 },
		received: (count) =>
			new Promise((resolve, reject) => {
				const look = () => {
					if (mailServer.mails.length < count) return;
					clearTimeout(patience);
					resolve(mailServer.mails);
				};
				const patience = setTimeout(
					() => reject(new Error(`${mailServer.mails.length} of ${count} mails came`)),
					8000,
				);
				waiting.push(look);
				look();
			}),
		async [Symbol.asyncDispose]() {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return mailServer;
}

function read(mail: string): Pick<ReceivedMail, "headers" | "text"> {
	const [head = "", ...rest] = mail.split("\r\n\r\n");
	const lines = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
	const headers = Object.fromEntries(
		lines.map((line) => {
			const colon = line.indexOf(":");
			return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
		}),
	);
	const body = rest.join("\r\n\r\n").replace(/^\.\./gm, ".");
	const encoding = headers["content-transfer-encoding"];
	const bytes =
		encoding === "base64"
			? Buffer.from(body, "base64")
			: Buffer.from(encoding === "quoted-printable" ? unquoted(body) : body, "latin1");
	return { headers, text: bytes.toString("utf8").replaceAll("\r\n", "\n") };
}

/** Quoted-printable (RFC 2045, 6.7) as bytes. */
const unquoted = (text: string) =>
	text
		.replace(/=\r\n/g, "")
		.replace(/=([\dA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

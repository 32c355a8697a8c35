import { type OutgoingMail, RefusedForGood } from "#app/services/mail/send-due.ts";
import type { MailSettings } from "./service-settings.ts";

/** How long the mail server may take to be reached, and to say something, in milliseconds. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** In all, however slowly it says it: before the mail is left to another process, in milliseconds. */
const MOST_PATIENCE = 2 * 60_000;

/** Hands mails to an SMTP server, one connection each. */
export function createSmtpSender(
	{ smtpUrl, from }: MailSettings,
	mostPatience = MOST_PATIENCE,
): (mail: OutgoingMail) => Promise<void> {
	const [, domain = "localhost"] = from.address.split("@");
	return async ({ id, to, subject, text, unsubscribe }) => {
		// Loaded with the first mail: most servers send none.
		const { createTransport } = await import("nodemailer");
		const transport = createTransport({ url: smtpUrl, ...PATIENCE });
		try {
			await transport.sendMail({
				...{ from, to: { name: "", address: to }, subject, text, messageId: `<${id}@${domain}>` },
				...{ disableFileAccess: true, disableUrlAccess: true },
				signal: AbortSignal.timeout(mostPatience),
				headers: {
					// RFC 3834: nothing that answers by itself should answer this.
					"Auto-Submitted": "auto-generated",
					// RFC 8058: a click in the mail program ends such mails.
					...(unsubscribe !== undefined && {
						"List-Unsubscribe": `<${unsubscribe}>`,
						"List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
					}),
				},
			});
		} catch (error) {
			throw isForGood(error) ? new RefusedForGood((error as Error).message) : error;
		} finally {
			transport.close();
		}
	};
}

/** The server takes mails, and not this one: an address that there is not, say. Wrong passwords can be mended. */
function isForGood(error: unknown): boolean {
	const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
	const isOfMail = code === "EENVELOPE" || code === "EMESSAGE";
	return isOfMail && typeof responseCode === "number" && responseCode >= 500;
}

import { setTimeout as wait } from "node:timers/promises";
import type { Vault } from "#app/auth/vault.ts";
import { createNoticeGatherer } from "#app/services/mail/gather-notices.ts";
import { removeOldMails, sendDue } from "#app/services/mail/send-due.ts";
import type { Store } from "#db/store.ts";
import { ifFree } from "#db/transaction.ts";
import { whyUnwritable } from "#db/unwritable.ts";
import type { Logger } from "./log.ts";
import type { MailSettings } from "./service-settings.ts";
import { createSmtpSender } from "./smtp-sender.ts";

export interface MailRunner {
	/** What links in mails begin with. */
	publicUrl: string;
	/** Call it after a mail was written that should not wait. */
	wake(): void;
	/** Lets the mail at hand be sent, if that is soon; what waits goes on when the program starts again. */
	close(): Promise<void>;
}

interface Parts {
	settings: MailSettings;
	vault: Vault;
	log: Pick<Logger, "error">;
	/** How often it looks for what is due, in milliseconds; less in tests. */
	every?: number;
}

const EVERY = 5000;
/** So long a process that ends waits for the mail at hand, in milliseconds; it is sent again later. */
const GRACE = 3000;
const CLEAN_EVERY = 60 * 60 * 1000;

/**
 * Tells people by mail of what was done, and sends what waits, beside the requests. Any number of processes may run one
 * on a database: each mail is taken up by one of them.
 */
export function createMailRunner(store: Store, { settings, vault, log, every = EVERY }: Parts): MailRunner {
	const { publicUrl } = settings;
	const notices = createNoticeGatherer(store, { vault, publicUrl });
	const send = createSmtpSender(settings);
	let running: Promise<void> | undefined;
	let isEnding = false;
	let again = false;
	let cleaned = Number.NEGATIVE_INFINITY;

	const work = async () => {
		try {
			// One step at a time, so that whoever reads is answered between them.
			while (!isEnding && notices.lookThrough()) await new Promise(setImmediate);
			notices.writeMails();
			await sendDue(store, { vault, publicUrl, send, isEnding: () => isEnding });
			if (performance.now() - cleaned > CLEAN_EVERY && ifFree(store, () => removeOldMails(store)))
				cleaned = performance.now();
		} catch (error) {
			// Locked for a moment: what is due is due the next time too.
			if (!isEnding && whyUnwritable(error) !== "locked")
				log.error({ err: error }, "mails could not be worked off");
		}
	};
	const wake = () => {
		if (isEnding) return;
		again = true;
		running ??= (async () => {
			while (again && !isEnding) {
				again = false;
				await work();
			}
		})().finally(() => {
			running = undefined;
		});
	};
	const timer = setInterval(wake, every).unref();
	wake();
	return {
		publicUrl,
		wake,
		async close() {
			isEnding = true;
			clearInterval(timer);
			await Promise.race([running, wait(GRACE, undefined, { ref: false })]);
		},
	};
}

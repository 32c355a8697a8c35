import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore } from "#db/store.ts";
import { startMailServer } from "#tests/support/mail-server.ts";
import { addPerson } from "#tests/support/people.ts";
import { copyPrepared } from "#tests/support/prepared-database.ts";
import { startProcess } from "#tests/support/server-process.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { freePort } from "../../scripts/nginx.ts";

test("a mail that was being sent when the process was killed is sent by the next one, with a link that works", async () => {
	using folder = temporaryFolder();
	await using mails = await startMailServer();
	const path = join(folder.path, "mails.db");
	copyPrepared(path, { samples: false });
	const store = openStore(path);
	await addPerson(store, "reader", "Bea");
	const PORT = String(await freePort());
	const PUBLIC_URL = `http://127.0.0.1:${PORT}`;
	const variables = {
		...{ SMTP_URL: mails.url, MAIL_FROM: "trials@example.org", PUBLIC_URL, PORT },
		...{ SAMPLE_LIBRARY: "false", SESSION_SECRET: "a secret for tests alone" },
	};
	mails.isSilent = true;
	{
		// Killed at the end of this block.
		await using first = await startProcess(path, variables);
		const body = new URLSearchParams({ email: "bea@example.org" });
		const asked = await fetch(`${first.url}/forgot`, { method: "POST", body, redirect: "manual" });
		expect(asked.status).toBe(302);
		await expect.poll(() => mails.unanswered, { timeout: 8000 }).toBe(1);
	}
	mails.isSilent = false;
	const left = store.sqlite.prepare("select state, attempts from mails");
	expect(left.all()).toEqual([{ state: "waiting", attempts: 1 }]);
	// The five minutes for which it was taken up are over.
	store.sqlite.exec("update mails set due_at = created_at");
	await using _second = await startProcess(path, variables);
	const [mail] = await mails.received(1);
	const [link = ""] = /http:\S+/.exec(mail?.text ?? "") ?? [];
	expect((await fetch(link)).status).toBe(200);
	await expect.poll(() => left.all()).toEqual([{ state: "sent", attempts: 2 }]);
	store.close();
});

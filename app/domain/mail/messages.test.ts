import { expect, test } from "vitest";
import { invitationMessage, noticesMessage } from "./messages.ts";

test("no name that somebody typed begins a header of its own", () => {
	const { subject, text } = invitationMessage({
		...{ library: "Trials\r\nBcc: everybody@example.org", inviter: "Ada", role: "reader" },
		...{ link: "https://trials.example/join?token=x", until: "2026-12-13T09:00:00.000Z" },
	});
	expect(subject).toBe("Invitation to Trials Bcc: everybody@example.org");
	expect(text).toContain("once, until 13 December 2026:\n\nhttps://trials.example/join?token=x\n");
});

test("a mail tells events as the audit log does, says how many more there are, and how to end it", () => {
	const event = { id: 1, at: "2026-11-29T09:25:00.000Z", actor: "Ada", synthesis: null, person: null };
	const { subject, text } = noticesMessage({
		...{ library: "Trials", subject: "work", count: 3, address: "https://trials.example" },
		unsubscribe: "https://trials.example/unsubscribe?x",
		events: [
			{ ...event, action: "study.saved", study: "doe-2020", detail: '{"version":4,"reason":"Two\\nlines"}' },
		],
	});
	expect(subject).toBe("3 changes to what you worked on at Trials");
	expect(text).toContain(
		"29 November 2026, 09:25 UTC: Ada changed doe-2020 to version 4: Two lines\nhttps://trials.example/studies/doe-2020\n",
	);
	expect(text).toContain("And 2 more.");
	expect(text).toContain("No more mails about this: https://trials.example/unsubscribe?x\n");
});

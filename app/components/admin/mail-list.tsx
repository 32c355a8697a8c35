import { Form } from "@remix-run/react";
import { counted } from "#app/domain/format/format.ts";
import { formatMoment } from "#app/domain/format/format-date.ts";
import { Button } from "../ui/button.tsx";

interface Mail {
	id: number;
	recipient: string;
	subject: string;
	state: "waiting" | "sent" | "failed";
	attempts: number;
	createdAt: string;
	dueAt: string;
	/** What it is for is over: it is not sent any more. */
	isExpired: boolean;
	doneAt: string | null;
	error: string | null;
}

const WORDS: Record<Mail["state"], { title: string; none: string }> = {
	failed: { title: "Not sent", none: "Every mail was sent." },
	waiting: { title: "Waiting", none: "Nothing is waiting." },
	sent: { title: "Sent in the last week", none: "Nothing was sent." },
};

interface MailListsProps {
	/** The latest mails of each state, and how many there are. */
	lists: { state: Mail["state"]; mails: Mail[]; count: number }[];
	canSend: boolean;
}

/** What was sent, what waits and what could not be sent, with the reason and what can be done about it. */
export function MailLists({ lists, canSend }: MailListsProps) {
	return lists.map(({ state, mails, count }) => {
		const { title, none } = WORDS[state];
		return (
			<section key={state} aria-labelledby={state} className="mt-8">
				<h2 id={state}>{title}</h2>
				{count === 0 && <p className="mt-2 text-muted">{none}</p>}
				{count > mails.length && (
					<p className="mt-2 text-muted">
						{counted(count, "mail")}; the latest {mails.length} are shown.
					</p>
				)}
				<ul className="mt-2 divide-y divide-line border-line not-empty:border-y">
					{mails.map((mail) => (
						<li key={mail.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3">
							<div className="min-w-0 max-w-2xl break-words">
								<p>
									{mail.subject}, to {mail.recipient}
								</p>
								<p className="text-sm text-muted">{historyOf(mail)}</p>
								{mail.error && <p className="text-sm text-danger">{mail.error}</p>}
							</div>
							{state !== "sent" && <Choices mail={mail} canSend={canSend} />}
						</li>
					))}
				</ul>
			</section>
		);
	});
}

function historyOf({ state, attempts, createdAt, dueAt, doneAt }: Mail): string {
	const tried = attempts > 0 ? `, ${counted(attempts, "attempt")}` : "";
	const end =
		state === "waiting" ? `due ${formatMoment(dueAt)}` : doneAt && `${state} ${formatMoment(doneAt)}`;
	return `Written ${formatMoment(createdAt)}${tried}, ${end}`;
}

function Choices({ mail, canSend }: { mail: Mail; canSend: boolean }) {
	const to = <span className="sr-only"> the mail to {mail.recipient}</span>;
	return (
		<Form method="post" className="flex gap-2">
			<input type="hidden" name="mail" value={mail.id} />
			{canSend && !mail.isExpired && (
				<Button type="submit" small name="intent" value="try-again">
					Try again{to}
				</Button>
			)}
			<Button type="submit" small name="intent" value="discard">
				Discard{to}
			</Button>
		</Form>
	);
}

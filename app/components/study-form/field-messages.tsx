import type { LiveMessage } from "./live.tsx";

const LOOKS = { error: "text-danger", warning: "text-warning", remark: "text-muted" } as const;
const WORDS = { error: "Error", warning: "Check", remark: "Note" } as const;

/** The messages beside a field. The level is said in a word, so that it does not hang on colour. */
export function FieldMessages({ id, messages }: { id: string; messages: LiveMessage[] }) {
	// Always there, so that a screen reader hears messages that come while typing.
	return (
		<div id={id} aria-live="polite">
			{messages.map(({ level, message, answered }) => (
				<p key={message} className={`mt-1 text-sm ${LOOKS[level]}`}>
					<strong className="font-semibold">{answered ? "Answered" : WORDS[level]}:</strong> {message}
				</p>
			))}
		</div>
	);
}

/** Messages of the schema, which stay until the form is sent again, before those of the checks. */
export function allMessages(errors: string[] | undefined, live: LiveMessage[]): LiveMessage[] {
	const said = new Set(live.map(({ message }) => message));
	const more = (errors ?? []).filter((message) => !said.has(message));
	return [...more.map((message) => ({ level: "error" as const, message })), ...live];
}

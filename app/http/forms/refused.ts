import { data } from "@remix-run/node";
import { Problem } from "#app/domain/problem.ts";

/** A form held to its schema. */
interface Answered {
	error?: Record<string, string[] | null> | null;
}

/** What the page says of a posted form that does not fit: the first of its messages. */
export function saidOf({ error }: Answered): string {
	const [message] = Object.values(error ?? {}).flatMap((messages) => messages ?? []);
	return message ?? "This form needs correcting.";
}

/** The answer of a page with buttons to a form that does not fit. */
export const misfit = (submission: Answered) => data({ refused: saidOf(submission) }, { status: 400 });

/** Whether a change was refused for what somebody else did meanwhile or for what was sent; what else went wrong is thrown on. */
export function refusalOf(error: unknown): Problem {
	if (error instanceof Problem && (error.kind === "stale" || error.kind === "invalid")) return error;
	throw error;
}

/** The answer of a page with buttons to a change that was refused. @throws what else went wrong */
export function refused(error: unknown) {
	const { message, status } = refusalOf(error);
	return data({ refused: message }, { status });
}

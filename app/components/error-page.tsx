import { isRouteErrorResponse, Link, useRouteError } from "@remix-run/react";
import type { Visitor } from "#app/domain/views/visitor.ts";

const HEADINGS: Record<number, string> = {
	400: "This request cannot be read",
	401: "Log in first",
	403: "This is not allowed",
	404: "There is no such page",
	405: "This address does not take what was sent",
	409: "Somebody changed this meanwhile",
	410: "This was withdrawn",
	413: "Too much at once",
	429: "Too many requests",
	503: "Not possible here and now",
};

/** What a reader sees when a page cannot be given: what happened, what to do, and the id the log has. */
export function ErrorPage() {
	const error = useRouteError();
	const status = statusOf(error);
	const heading = errorHeading(error);
	const { message, without, requestId } = detailsOf(error, status);
	return (
		<div className="max-w-2xl py-10">
			<p className="text-muted tabular">{status}</p>
			<h1 className="mt-1">{heading}</h1>
			<p className="mt-4">{message}</p>
			{without && (
				<p className="mt-6">
					<Link to={without}>Open the page without this choice</Link>
				</p>
			)}
			<p className={without ? "mt-2" : "mt-6"}>
				<Link to="/">Go to the front page</Link>
			</p>
			{requestId && (
				<p className="mt-6 text-sm text-muted">
					If this stays so, tell whoever runs this server the id <code className="text-ink">{requestId}</code>
					.
				</p>
			)}
		</div>
	);
}

/** What went wrong in a few words, for the page's heading and its title. */
export function errorHeading(error: unknown): string {
	return HEADINGS[statusOf(error)] ?? "Something went wrong here";
}

/** Who was refused, where the error came from an answer of this server; null when nobody is logged in. */
export function visitorIn(error: unknown): Visitor | null {
	const { visitor } = dataOf(error);
	return (visitor as Visitor | undefined) ?? null;
}

function statusOf(error: unknown): number {
	return isRouteErrorResponse(error) ? error.status : 500;
}

function detailsOf(
	error: unknown,
	status: number,
): { message: string; without?: string; requestId?: string } {
	const fields = dataOf(error);
	return {
		message: typeof fields.message === "string" ? fields.message : defaultMessage(status),
		...(typeof fields.without === "string" && { without: fields.without }),
		...(typeof fields.requestId === "string" && { requestId: fields.requestId }),
	};
}

function dataOf(error: unknown): Record<string, unknown> {
	const data: unknown = isRouteErrorResponse(error) ? error.data : undefined;
	return typeof data === "object" && data !== null ? (data as Record<string, unknown>) : {};
}

function defaultMessage(status: number): string {
	if (status === 404) return "The address may be mistyped, or what was here is not public any more.";
	if (status === 405) return "Go back, and send the form again from its own page.";
	if (status < 500) return "Go back, and try again.";
	return "Nothing you typed was changed. Try again in a moment.";
}

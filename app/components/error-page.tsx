import { isRouteErrorResponse, Link, useRouteError } from "@remix-run/react";
import type { Visitor } from "#app/domain/views/visitor.ts";

/** What a reader sees when a page cannot be given: what happened, what to do, and the id the log has. */
export function ErrorPage() {
	const error = useRouteError();
	const status = statusOf(error);
	const heading = errorHeading(error);
	const { message = defaultMessage(status), without, requestId } = dataOf(error);
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
			{requestId && status >= 500 && (
				<p className="mt-6 text-sm text-muted">
					If this keeps happening, give this server’s administrator the id{" "}
					<code className="text-ink">{requestId}</code>.
				</p>
			)}
		</div>
	);
}

/** What went wrong in a few words, for the page's heading and its title. */
export function errorHeading(error: unknown): string {
	return (
		dataOf(error).heading ??
		(statusOf(error) === 405 ? "This address does not accept what was sent" : "Something went wrong here")
	);
}

/** Who was refused, where the error came from an answer of this server; null when nobody is logged in. */
export function visitorIn(error: unknown): Visitor | null {
	return dataOf(error).visitor ?? null;
}

function statusOf(error: unknown): number {
	return isRouteErrorResponse(error) ? error.status : 500;
}

/** What an answer of this server says of the error; what comes from elsewhere is a text, or nothing. */
interface Told {
	heading?: string;
	message?: string;
	/** The page without the parts of its address that are at fault. */
	without?: string;
	requestId?: string;
	visitor?: Visitor | null;
}

function dataOf(error: unknown): Told {
	return (isRouteErrorResponse(error) && typeof error.data === "object" && error.data) || {};
}

/** Of what no answer of ours says anything: a form sent to a page that takes none, or a fault. */
function defaultMessage(status: number): string {
	return status === 405
		? "Go back and send the form again from its own page."
		: "Nothing you typed was changed. Try again in a moment.";
}

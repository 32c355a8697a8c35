import { Shell } from "./shell.tsx";

interface StatusesProps {
	statuses: { status: number; meaning: string }[];
	/** The kinds of problems, each with a page. */
	kinds: { kind: string; status: number; title: string }[];
	/** A problem document, as an example. */
	problem: string;
}

/** What the statuses of answers say, and what an error looks like. */
export function Statuses({ statuses, kinds, problem }: StatusesProps) {
	return (
		<section aria-labelledby="statuses" className="border-t border-line pt-4">
			<h2 id="statuses">Statuses and errors</h2>
			<dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-sm">
				{statuses.map(({ status, meaning }) => (
					<div key={status} className="contents">
						<dt className="tabular-nums">{status}</dt>
						<dd>{meaning}</dd>
					</div>
				))}
			</dl>
			<p className="mt-4 max-w-3xl">
				Each error is a problem document (RFC 9457). Under errors it names all that is at fault: a pointer
				(RFC 6901) leads into the body, a parameter or header is named. An error of the server’s own (500,
				503) says nothing was changed, or names the request for whoever reads the log.
			</p>
			<p className="mt-4">Its type is the address of a page on that kind of problem:</p>
			<ul className="mt-1 grid gap-0.5 text-sm">
				{kinds.map(({ kind, status, title }) => (
					<li key={kind}>
						<a href={`/problems/${kind}`}>{kind}</a>{" "}
						<span className="text-muted">
							{status}, {title}
						</span>
					</li>
				))}
			</ul>
			<Shell label="A problem document">{problem}</Shell>
		</section>
	);
}

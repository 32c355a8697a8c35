import { ScrollRegion } from "../ui/scroll-region.tsx";
import { Shell } from "./shell.tsx";

interface Parameter {
	name: string;
	in: string;
	description: string;
	required?: boolean;
	values?: readonly string[];
}

interface OperationProps {
	id: string;
	method: string;
	path: string;
	summary: string;
	description: string;
	access: string;
	parameters: readonly Parameter[];
	body: string | null;
	answer: string | null;
	/** It answers a file, of which the codebook says what is in it. */
	isFile: boolean;
	example: string;
	statuses: number[];
}

/** One method of one address: who may use it, what it takes, what it answers. */
export function Operation(operation: OperationProps) {
	const { id, method, path, summary, description, access, parameters, body, answer } = operation;
	return (
		<section aria-labelledby={id} className="border-t border-line pt-4">
			<h2 id={id}>{summary}</h2>
			<p className="mt-1 break-words font-mono text-sm">
				<strong>{method}</strong> {path}
			</p>
			<p className="mt-2 max-w-3xl">{description}</p>
			<p className="mt-1 text-sm text-muted">{access}.</p>
			{parameters.length > 0 && (
				<ScrollRegion label={`Parameters of ${summary}`}>
					<table className="mt-3 text-sm [&_td]:align-top [&_td]:pr-4 [&_th]:pr-4 [&_th]:text-left [&_th]:align-top">
						<thead>
							<tr>
								<th scope="col">Parameter</th>
								<th scope="col">In</th>
								<th scope="col">Meaning</th>
							</tr>
						</thead>
						<tbody>
							{parameters.map((parameter) => (
								<tr key={parameter.name}>
									<th scope="row" className="font-mono font-normal">
										{parameter.name}
									</th>
									<td>{parameter.in}</td>
									<td>
										{parameter.description}
										{parameter.values && ` (${parameter.values.join(", ")})`}
										{parameter.required && parameter.in === "header" && ", required"}
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</ScrollRegion>
			)}
			{body && (
				<p className="mt-3 text-sm">
					Takes <a href={`#${body}`}>{body}</a> as JSON.
				</p>
			)}
			{answer && answer !== "OpenApi" && (
				<p className="mt-1 text-sm">
					Answers <SchemaName name={answer} />.
				</p>
			)}
			{operation.isFile && (
				<p className="mt-1 text-sm">
					Answers a file; the <a href="/codebook">codebook</a> says what its columns mean.
				</p>
			)}
			<p className="mt-1 text-sm">
				<a href="#statuses">Status</a> {operation.statuses.join(", ")}.
			</p>
			<Shell label={`Example: ${summary}`}>{operation.example}</Shell>
		</section>
	);
}

/** Studies are answered as they are taken, with a few fields before them. */
function SchemaName({ name }: { name: string }) {
	if (name !== "Study" && name !== "StudyVersion") return <a href={`#${name}`}>{name}</a>;
	return (
		<>
			the fields of <a href="#StudyInput">StudyInput</a> with the slug, version and date before them
		</>
	);
}

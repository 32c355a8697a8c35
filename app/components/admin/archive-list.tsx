import { Form, Link } from "@remix-run/react";
import { formatDay } from "#app/domain/format/format-date.ts";
import type { ArchivedEntry } from "#app/domain/views/administration.ts";
import { Button, buttonLook } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";

interface ArchiveListProps {
	kind: "study" | "synthesis";
	entries: ArchivedEntry[];
	/** The name in the address by which the next page is asked for, and its value. */
	pageBy: string;
	older: number | undefined;
}

/** What was archived of one kind, and the way back for each, with a reason. */
export function ArchiveList({ kind, entries, pageBy, older }: ArchiveListProps) {
	if (entries.length === 0) return <p className="mt-2 text-muted">No {kind} is archived.</p>;
	return (
		<>
			<ul className="mt-4 divide-y divide-line border-y border-line">
				{entries.map((entry) => (
					<li key={entry.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3">
						<div className="max-w-2xl">
							<p>{entry.title}</p>
							<p className="text-sm text-muted">
								{entry.slug}, {entry.visibility} as version {entry.version}, archived{" "}
								{formatDay(entry.archivedAt)}
							</p>
						</div>
						<TakeBack kind={kind} entry={entry} />
					</li>
				))}
			</ul>
			{older !== undefined && (
				<p className="mt-4">
					<Link to={`?${pageBy}=${older}#archive`}>Archived before these</Link>
				</p>
			)}
		</>
	);
}

function TakeBack({ kind, entry }: Pick<ArchiveListProps, "kind"> & { entry: ArchivedEntry }) {
	return (
		<details>
			<summary className={buttonLook("plain", true)}>
				Take back…<span className="sr-only"> {entry.title}</span>
			</summary>
			<Form method="post" className="mt-2 grid grid-cols-1 max-w-xs gap-2">
				<input type="hidden" name="slug" value={entry.slug} />
				<input type="hidden" name="kind" value={kind} />
				<input type="hidden" name="expectedVersion" value={entry.version} />
				<label className="text-sm">
					Why
					<input name="reason" required maxLength={1000} className={`mt-0.5 ${INPUT_LOOK}`} />
				</label>
				<Button type="submit" small name="intent" value="take-back">
					Take back
				</Button>
			</Form>
		</details>
	);
}

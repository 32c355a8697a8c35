import { Link } from "@remix-run/react";
import { RECORD_STATE_WORDS, type RecordStateName } from "#app/domain/imports/import-words.ts";

export interface RecordRow {
	position: number;
	label: string;
	place: string;
	state: RecordStateName;
	message: string | null;
	slug: string | null;
}

/** The records of an import, each with what came of it and why. */
export function RecordList({ id, records }: { id: number; records: RecordRow[] }) {
	if (records.length === 0) return <p className="mt-4 text-muted">None.</p>;
	return (
		<ul className="mt-4 divide-y divide-line border-y border-line">
			{records.map(({ position, label, place, state, message, slug }) => (
				<li key={position} className="grid grid-cols-1 gap-x-6 py-2 sm:grid-cols-[6rem_1fr]">
					<p className={LOOKS[state] ?? ""}>{RECORD_STATE_WORDS[state]}</p>
					<div className="min-w-0">
						<p className="break-words">
							<Link to={`/import/${id}/${position}`}>{label}</Link>
							{slug && (
								<>
									{" "}
									→ <Link to={`/studies/${slug}`}>studies/{slug}</Link>
								</>
							)}
						</p>
						{message && <p className="text-sm">{message}</p>}
						<p className="text-sm break-all text-muted">{place}</p>
					</div>
				</li>
			))}
		</ul>
	);
}

const LOOKS: Partial<Record<RecordStateName, string>> = {
	failed: "font-semibold text-danger",
	held: "font-semibold text-warning",
	waiting: "text-muted",
	skipped: "text-muted",
};

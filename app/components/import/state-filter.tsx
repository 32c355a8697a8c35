import { Link } from "@remix-run/react";
import { formatWhole } from "#app/domain/format/format.ts";
import { RECORD_STATE_WORDS, type RecordStateName } from "#app/domain/imports/import-words.ts";

interface StateFilterProps {
	id: number;
	counts: Record<RecordStateName, number>;
	total: number;
	filter: RecordStateName | null;
}

/** How many records came to what, each a link to them. */
export function StateFilter({ id, counts, total, filter }: StateFilterProps) {
	const states = (Object.keys(RECORD_STATE_WORDS) as RecordStateName[]).filter((state) => counts[state] > 0);
	const entries = [
		{ to: `/import/${id}`, label: "All", count: total, isCurrent: filter === null },
		...states.map((state) => ({
			to: `/import/${id}?state=${state}`,
			label: RECORD_STATE_WORDS[state],
			count: counts[state],
			isCurrent: filter === state,
		})),
	];
	return (
		<nav aria-label="Records by what came of them">
			<ul className="flex flex-wrap gap-x-5 gap-y-1">
				{entries.map(({ to, label, count, isCurrent }) => (
					<li key={label}>
						<Link
							to={to}
							aria-current={isCurrent ? "page" : undefined}
							className={isCurrent ? "font-semibold text-ink no-underline" : ""}
						>
							{label} <span className="tabular">{formatWhole(count)}</span>
						</Link>
					</li>
				))}
			</ul>
		</nav>
	);
}

import type { ChangeGroup } from "#app/domain/versions/compare-documents.ts";
import { VISIBILITIES, type Visibility } from "#app/domain/vocabulary.ts";

interface ChangeListProps {
	changes: ChangeGroup[];
	visibility: { before: Visibility; after: Visibility };
}

/** What changed, in words, under the arm, outcome or report it is part of. */
export function ChangeList({ changes, visibility }: ChangeListProps) {
	if (changes.length === 0 && visibility.before === visibility.after) {
		return <p className="mt-2 text-muted">Nothing changed.</p>;
	}
	return (
		<div className="mt-3 grid grid-cols-1 gap-4">
			{visibility.before !== visibility.after && (
				<p>
					{VISIBILITIES[visibility.before]} → {VISIBILITIES[visibility.after].toLowerCase()}
				</p>
			)}
			{changes.map(({ heading, lines }) => (
				<div key={heading}>
					{heading && <h3>{heading}</h3>}
					<ul className="mt-1 grid grid-cols-1 list-disc gap-1 pl-5">
						{lines.map((line) => (
							<li key={line}>{line}</li>
						))}
					</ul>
				</div>
			))}
		</div>
	);
}

import { formatWhole } from "#app/domain/format/format.ts";
import { COUNTED_THROUGH } from "#app/domain/search/counted-through.ts";

/** Which numbers beside the choices are of the newest studies alone: beside filters not set, and beside set ones. */
export interface CountedNewest {
	unset: boolean;
	set: boolean;
}

const NEWEST = `the ${formatWhole(COUNTED_THROUGH)} newest`;

/** Says what the numbers beside the choices are of, where that is not all studies found. */
export function CountedNote({ newest, set }: { newest: CountedNewest; set: boolean }) {
	if (!newest.unset && !newest.set) return null;
	const nearly = `${NEWEST} that fit all filters or all but one`;
	return (
		<p className="mt-3 text-sm text-muted">
			{newest.unset
				? `The numbers beside the choices are of ${NEWEST} studies found${set ? `; beside a filter that is set, of ${newest.set ? nearly : "all studies"}` : ""}.`
				: `The numbers beside a filter that is set are of ${nearly}.`}
		</p>
	);
}

import { Link } from "@remix-run/react";
import type { RecordPreview } from "#app/domain/views/import/record-preview.ts";
import { Button } from "../ui/button.tsx";

interface FoundHereProps {
	here: NonNullable<RecordPreview["here"]>;
	held: string | undefined;
}

/** The study here that the record is of, and the choice that it is another one where that is not certain. */
export function FoundHere({ here, held }: FoundHereProps) {
	return (
		<section aria-labelledby="here-heading" className="border-t border-line pt-6">
			<h2 id="here-heading">Here already</h2>
			<p className="mt-1">
				<Link to={`/studies/${here.slug}`}>{here.title}</Link>. {here.how}
			</p>
			{held && <p className="mt-1 text-warning">{held}</p>}
			{!here.certain && (
				<div className="mt-2 flex flex-wrap items-center gap-x-6 gap-y-2">
					<label className="flex items-baseline gap-2">
						<input type="radio" name="same" value="yes" defaultChecked /> It is this study
					</label>
					<label className="flex items-baseline gap-2">
						<input type="radio" name="same" value="no" /> It is another one: save it as a new study
					</label>
					<Button type="submit" small name="intent" value="reread">
						Read again
					</Button>
				</div>
			)}
		</section>
	);
}

import { Link } from "@remix-run/react";
import type { ShownReference } from "#app/domain/views/import/references-preview.ts";

/** References to choose from; those that are new are chosen, unless somebody says otherwise. */
export function ReferenceList({ references }: { references: ShownReference[] }) {
	if (references.length === 0) return null;
	return (
		<ul className="divide-y divide-line border-y border-line">
			{references.map(({ position, line, title, about, notes, repeats, here }) => (
				<li key={position} className="py-3">
					<label className="flex items-baseline gap-3">
						<input
							type="checkbox"
							name="chosen"
							value={position}
							defaultChecked={!here && repeats === undefined}
						/>
						<span className="min-w-0 break-words">
							<span className="font-medium">{title}</span>
							<span className="block text-sm text-muted">
								{about && `${about} · `}line {line}
							</span>
						</span>
					</label>
					{here && (
						<p className="pl-6 text-sm">
							<span className={here.sure ? "" : "font-semibold text-warning"}>
								{here.sure ? "Here already: " : "Perhaps here already: "}
							</span>
							<Link to={`/studies/${here.slug}`}>{here.title}</Link>. {here.how}
						</p>
					)}
					{repeats !== undefined && <p className="pl-6 text-sm">The same as the record in line {repeats}.</p>}
					{notes.map((note) => (
						<p key={note} className="pl-6 text-sm text-warning">
							{note}
						</p>
					))}
				</li>
			))}
		</ul>
	);
}

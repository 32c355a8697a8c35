import type { ShownSource } from "#app/domain/views/outcome-view.ts";
import type { ShownFigure } from "#app/domain/views/shown-figure.ts";

/** A figure; a derived one bears † and says on pointing how it was got. The table's notes say it for everybody. */
export function Shown({ figure }: { figure: ShownFigure }) {
	if (figure.basis === "reported") return figure.text;
	return (
		<span title={`Derived: ${figure.how}`}>
			{figure.text}
			<sup aria-hidden="true">†</sup>
			<span className="sr-only"> (derived)</span>
		</span>
	);
}

/** What † means in a table: each way a figure was derived, once. */
export function DerivedNotes({ figures }: { figures: ShownFigure[] }) {
	const ways = [...new Set(figures.flatMap(({ how }) => how ?? []))];
	if (ways.length === 0) return null;
	return <p className="mt-2 text-sm text-muted">† Derived by Equipoise: {ways.join("; ")}.</p>;
}

/** Where a figure was read: "Report 1, abstract: “…”". */
export function SourceNote({ source }: { source: ShownSource | undefined }) {
	if (!source) return null;
	const { report, locator, quote } = source;
	return (
		<>
			{report && <a href={`#report-${report}`}>Report {report}</a>}
			{locator && `${report ? ", " : ""}${locator}`}
			{quote && (
				<>
					{report || locator ? ": " : ""}
					<q>{quote}</q>
				</>
			)}
		</>
	);
}

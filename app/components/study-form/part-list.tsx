import { counted } from "#app/domain/format/format.ts";
import { useLiveForm } from "./live.tsx";

/** The parts of the form beside it, where there is room: what each still lacks, and the way there. */
export function PartList() {
	const { parts } = useLiveForm();
	return (
		<nav aria-label="Parts of the form" className="hidden text-sm lg:block">
			<ul className="sticky top-4 grid gap-1 border-l border-line">
				{parts.map(({ id, title, lacks, wrong }) => (
					<li key={id}>
						<a href={`#${id}`} onClick={() => unfold(id)} className="block py-0.5 pl-3 hover:underline">
							{title}
							{wrong > 0 && <span className="block text-danger">{counted(wrong, "field")} to correct</span>}
							{lacks.length > 0 && <span className="block text-muted">Missing: {lacks.join(", ")}</span>}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}

/** A part that is folded opens when somebody goes there. */
function unfold(id: string): void {
	const part = document.getElementById(id);
	if (part instanceof HTMLDetailsElement) part.open = true;
}

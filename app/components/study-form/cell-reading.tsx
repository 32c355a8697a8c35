import type { ReactNode } from "react";
import { readingField } from "#app/domain/study-form/printed-fields.ts";
import { useLiveForm } from "./live.tsx";

/**
 * What a cell is taken to mean, and where it can mean several things, these to choose from; without JavaScript too.
 * @param id of its input
 */
export function CellReading({ name, id }: { name: string; id: string }) {
	const cell = useLiveForm().cells.get(name);
	if (!cell) return null;
	const { words, options, chosen } = cell;
	const point = name.lastIndexOf(".");
	const reading = `${name.slice(0, point + 1)}${readingField(name.slice(point + 1))}`;
	return (
		<>
			{words !== undefined && (
				<p id={`${id}-taken`} className="mt-1 text-sm text-muted">
					Taken as: {words}
				</p>
			)}
			{options.length > 0 && (
				<Choices isMade={chosen !== undefined}>
					<fieldset className="mt-1 grid grid-cols-1 gap-1 text-sm" aria-describedby={`${id}-messages`}>
						<legend className="sr-only">What this cell means</legend>
						{options.map(({ key, says, isProposed }) => (
							<label key={key} className="flex items-baseline gap-2">
								<input type="radio" name={reading} value={key} defaultChecked={key === chosen} />
								<span>
									{says}
									{isProposed && <span className="text-muted"> (proposed)</span>}
								</span>
							</label>
						))}
					</fieldset>
				</Choices>
			)}
		</>
	);
}

/** Choices of which one is made are folded away. */
function Choices({ isMade, children }: { isMade: boolean; children: ReactNode }) {
	if (!isMade) return children;
	return (
		<details className="text-sm">
			<summary className="w-fit text-accent underline underline-offset-2">Change</summary>
			{children}
		</details>
	);
}

import { lazy, Suspense } from "react";
import type { DoubtNote } from "#app/domain/imports/import-doubts.ts";
import type { DoubtsView } from "#app/domain/views/doubts-view.ts";

/** Readers do not load what only editors use. */
const DoubtConfirmation = lazy(() => import("./doubt-confirmation.tsx"));

/** What is not certain of the figures above or below it, and what is not among them. */
export function DoubtNotes({ doubts }: { doubts: readonly DoubtNote[] | undefined }) {
	if (!doubts || doubts.length === 0) return null;
	return (
		<ul className="my-2 grid grid-cols-1 gap-1 border-l-4 border-warning pl-3 text-sm">
			{doubts.map(({ says, message }) => (
				<li key={message} className="break-words">
					<strong className="font-semibold">{says}:</strong> {message}
				</li>
			))}
		</ul>
	);
}

/** Beside an arm whose figures may be of another. */
export const Unsure = () => <span className="text-sm text-warning"> (match not certain)</span>;

/** All that is not certain of how a study's record was read; an editor confirms what is right. */
export function DoubtForm({ doubts, editor }: { doubts: DoubtsView["all"]; editor: boolean }) {
	if (!editor) return <DoubtNotes doubts={doubts} />;
	return (
		<Suspense>
			<DoubtConfirmation doubts={doubts} />
		</Suspense>
	);
}

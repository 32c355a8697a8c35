import { Form } from "@remix-run/react";
import type { DoubtNote } from "#app/domain/imports/import-doubts.ts";
import type { DoubtsView } from "#app/domain/views/doubts-view.ts";
import { Button } from "../ui/button.tsx";

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
		<Form method="post" className="grid grid-cols-1 gap-2">
			<ul className="grid grid-cols-1 gap-2 border-l-4 border-warning pl-3">
				{doubts.map(({ key, message }) => (
					<li key={key}>
						<label className="flex items-baseline gap-2">
							<input type="checkbox" name="doubts" value={key} />
							<span className="min-w-0 break-words">{message}</span>
						</label>
					</li>
				))}
			</ul>
			<p className="max-w-3xl text-sm text-muted">
				Tick what you have checked against the record and found right. If something is wrong, edit the study.
			</p>
			<div className="no-print">
				<Button type="submit" name="intent" value="confirm">
					Confirm what is ticked
				</Button>
			</div>
		</Form>
	);
}

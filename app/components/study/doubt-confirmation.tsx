import { Form } from "@remix-run/react";
import type { DoubtsView } from "#app/domain/views/doubts-view.ts";
import { Button } from "../ui/button.tsx";

/** What is not certain of how a record was read, for an editor to confirm. */
export default function DoubtConfirmation({ doubts }: { doubts: DoubtsView["all"] }) {
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

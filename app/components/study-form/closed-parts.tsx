import { useSubmit } from "@remix-run/react";
import type { MouseEvent } from "react";
import { counted } from "#app/domain/format/format.ts";

/** Opens a part of the form: the form is sent, and comes back as it was with that part in it; without JavaScript too. */
function OpenButton({ what, children }: { what: string; children: string }) {
	const submit = useSubmit();
	const open = (event: MouseEvent<HTMLButtonElement>) => {
		const { form, name } = event.currentTarget;
		if (!form) return;
		// The form's own checks wait until it is saved.
		event.preventDefault();
		const fields = new FormData(form);
		fields.set(name, what);
		submit(fields, { method: "post", preventScrollReset: true });
	};
	return (
		<button
			type="submit"
			name="open"
			value={what}
			formNoValidate
			onClick={open}
			className="text-left text-sm text-accent underline underline-offset-2"
		>
			{children}
		</button>
	);
}

/** Outcomes that the form does not show until they are opened; closed, they stay as they are. */
export function ClosedOutcomes({ ids, known }: { ids: string[]; known: { id: string; label: string }[] }) {
	if (ids.length === 0) return null;
	const labels = new Map(known.map(({ id, label }) => [id, label]));
	return (
		<section aria-label="Outcomes not opened" className="mt-4 border-t border-line pt-3">
			<input type="hidden" name="closedOutcomes" value={ids.join(" ")} />
			<p className="text-sm text-muted">
				{counted(ids.length, "outcome is", "outcomes are")} not opened, and stay as they are.
			</p>
			<ul className="mt-2 max-h-96 overflow-y-auto">
				{ids.map((id) => (
					<li key={id} className="border-b border-line py-1">
						<OpenButton what={id}>{labels.get(id) ?? id}</OpenButton>
					</li>
				))}
			</ul>
		</section>
	);
}

/** The adverse events of a study that has very many. */
export function ClosedEvents() {
	return (
		<p className="mt-3">
			<input type="hidden" name="closedEvents" value="yes" />
			<OpenButton what="adverseEvents">Open the adverse events</OpenButton>
		</p>
	);
}

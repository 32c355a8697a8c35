import { Form, Link } from "@remix-run/react";
import { type ReactNode, useRef, useState } from "react";
import { counted } from "#app/domain/format/format.ts";
import { Button, buttonLook } from "../ui/button.tsx";
import { useKeptTicks } from "../ui/use-kept-ticks.ts";

/**
 * A list whose rows can be selected and compared: a plain form with a button at its head and foot. The foot stays in
 * view while anything is selected; the browser says how many.
 */
export function CompareChosen({
	found,
	children,
}: {
	/** The way to all that was found, compared. */
	found: { to: string; label: string } | null;
	children: ReactNode;
}) {
	const form = useRef<HTMLFormElement>(null);
	const [chosen, setChosen] = useState(0);
	const keep = useKeptTicks(form, "study", children, setChosen);
	return (
		<Form action="/compare" ref={form} onChange={keep} className="group mt-3">
			<div className="no-print flex flex-wrap items-center justify-end gap-x-4 gap-y-2 pb-2">
				{found && (
					<Link to={found.to} className={`mr-auto ${buttonLook("primary", true)}`}>
						{found.label}
					</Link>
				)}
				<Button type="submit" small>
					Compare selected
				</Button>
			</div>
			{children}
			<div className="no-print bottom-0 flex items-center justify-end gap-4 border-line bg-surface py-2 group-has-checked:sticky group-has-checked:border-t">
				<p aria-live="polite" className="text-sm">
					{chosen > 0 && `${counted(chosen, "study", "studies")} selected`}
				</p>
				<span className="hidden group-has-checked:block">
					<Button type="submit" small look="primary">
						Compare
					</Button>
				</span>
			</div>
		</Form>
	);
}

import { Form, Link } from "@remix-run/react";
import { counted } from "#app/domain/format/format.ts";
import type { Progress } from "#app/domain/imports/import-progress.ts";
import type { RecordStateName } from "#app/domain/imports/import-words.ts";
import { Button } from "../ui/button.tsx";

interface ImportControlsProps {
	state: "receiving" | "open" | "running" | "stopped" | "finished";
	stateLabel: string;
	progress: Progress;
	line: string;
	counts: Record<RecordStateName, number>;
}

/** How far an import is, and what can be done with it now. */
export function ImportControls({ state, stateLabel, progress, line, counts }: ImportControlsProps) {
	const again = counts.failed + counts.held;
	return (
		<section aria-label="Progress" className="my-6 border-y border-line py-4">
			<p>
				<strong className="font-semibold">{stateLabel}.</strong> <span className="tabular">{line}</span>
			</p>
			<progress
				className="mt-2 h-2 w-full"
				aria-label="Records done"
				max={Math.max(1, progress.total)}
				value={progress.done}
			/>
			<Form method="post" className="no-print mt-3 flex flex-wrap items-center gap-3">
				{(state === "open" || state === "stopped") && counts.waiting > 0 && (
					<Button type="submit" look="primary" name="intent" value="start">
						{state === "stopped" ? "Go on" : `Import ${counted(counts.waiting, "record")}`}
					</Button>
				)}
				{state === "running" && (
					<>
						<Button type="submit" name="intent" value="stop">
							Stop
						</Button>
						<Link to="." reloadDocument>
							Refresh
						</Link>
					</>
				)}
				{state === "finished" && again > 0 && (
					<Button type="submit" name="intent" value="retry">
						Try {counted(again, "record")} again
					</Button>
				)}
			</Form>
		</section>
	);
}

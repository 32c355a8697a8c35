import { Button } from "../ui/button.tsx";

interface RecordActionsProps {
	/** What the import was asked to do, so that its button stands first. */
	publish: boolean;
	/** Whether it goes into a study that is here. */
	merging: boolean;
	/** Where nothing can be saved. */
	only?: "skip";
}

/** Save it, save and publish it, or leave it out. */
export function RecordActions({ publish, merging, only }: RecordActionsProps) {
	const save = (
		<Button key="save" type="submit" name="intent" value="save" look={publish ? "plain" : "primary"}>
			{merging ? "Save into the study here" : "Save as a draft"}
		</Button>
	);
	const publishing = (
		<Button key="publish" type="submit" name="intent" value="publish" look={publish ? "primary" : "plain"}>
			Save and publish
		</Button>
	);
	return (
		<div className="flex flex-wrap gap-3">
			{only !== "skip" && (publish ? [publishing, save] : [save, publishing])}
			<Button type="submit" name="intent" value="skip" look="quiet">
				Leave it out
			</Button>
		</div>
	);
}

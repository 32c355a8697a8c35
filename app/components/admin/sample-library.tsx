import { Form } from "@remix-run/react";
import { counted } from "#app/domain/format/format.ts";
import { Button } from "../ui/button.tsx";

/** How many sample studies there are, and the one step that removes them. */
export function SampleLibrary({ samples }: { samples: number }) {
	return (
		<>
			<p className="mt-2">{counted(samples, "study", "studies")} came with the program as examples.</p>
			<Form method="post" className="mt-4">
				<input type="hidden" name="intent" value="remove-samples" />
				<Button type="submit" look="danger">
					Remove the sample studies
				</Button>
			</Form>
		</>
	);
}

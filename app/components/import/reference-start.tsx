import { Form } from "@remix-run/react";
import { Button } from "../ui/button.tsx";
import { PasteOrFile } from "./paste-or-file.tsx";

/** Paste references, or choose their file. */
export function ReferenceStart({ text }: { text?: string | undefined }) {
	return (
		<Form method="post" encType="multipart/form-data" className="mt-4 grid max-w-3xl grid-cols-1 gap-3">
			<PasteOrFile accept=".ris,.nbib,.txt,.xml,.bib,.enw,.ciw,.json" text={text} />
			<div>
				<Button type="submit" look="primary" name="intent" value="read">
					Read the references
				</Button>
			</div>
		</Form>
	);
}

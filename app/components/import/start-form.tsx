import { Form } from "@remix-run/react";
import { Button } from "../ui/button.tsx";
import { PasteOrFile, type PasteOrFileProps } from "./paste-or-file.tsx";

/** Paste something, or choose its file, to have it read. */
export function StartForm({ children, ...given }: PasteOrFileProps & { children: string }) {
	return (
		<Form method="post" encType="multipart/form-data" className="mt-4 grid max-w-3xl grid-cols-1 gap-3">
			<PasteOrFile {...given} />
			<div>
				<Button type="submit" look="primary" name="intent" value="read">
					{children}
				</Button>
			</div>
		</Form>
	);
}

import { Button } from "../ui/button.tsx";
import { PasteOrFile } from "./paste-or-file.tsx";

/** Paste a table, or choose its file. */
export function TableStart({ text }: { text?: string | undefined }) {
	return (
		<form method="post" encType="multipart/form-data" className="mt-4 grid max-w-3xl grid-cols-1 gap-3">
			<PasteOrFile accept=".csv,.tsv,.txt" text={text} />
			<div>
				<Button type="submit" look="primary" name="intent" value="read">
					Read the table
				</Button>
			</div>
		</form>
	);
}

import type { FieldMetadata } from "@conform-to/react";
import { PlainFields } from "./plain-fields.tsx";

/** Where a figure was read: which report, where in it, its words. */
export function SourceFields({ field }: { field: FieldMetadata<object | undefined> }) {
	const source = (field as FieldMetadata<object>).getFieldset();
	return (
		<div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
			<PlainFields part="adverseEvents.*.source" within={source} />
		</div>
	);
}

import type { FieldMetadata } from "@conform-to/react";
import { fieldsetOf } from "./field-at.ts";
import { PlainFields } from "./plain-fields.tsx";

/** Where a figure was read: which report, where in it, its words; in one line where there is room. */
export function SourceFields({
	field,
	compact = false,
}: {
	field: FieldMetadata<object | undefined>;
	compact?: boolean;
}) {
	return (
		<div
			className={`grid grid-cols-1 gap-3 ${compact ? "sm:grid-cols-[1fr_1fr_2fr] sm:*:col-span-1" : "sm:grid-cols-2"}`}
		>
			<PlainFields part="adverseEvents.*.source" within={fieldsetOf(field)} />
		</div>
	);
}

import type { ReactNode } from "react";

const LOOKS = {
	done: "border-success bg-success-soft",
	problem: "border-danger bg-danger-soft",
	warning: "border-warning bg-warning-soft",
	remark: "border-rule bg-raised",
} as const;

/** A message in a box. What was done is announced politely, a problem at once. */
export function Notice({ kind, children }: { kind: keyof typeof LOOKS; children: ReactNode }) {
	return (
		<div
			role={kind === "problem" ? "alert" : "status"}
			className={`mb-6 border-l-4 px-4 py-3 ${LOOKS[kind]}`}
		>
			{children}
		</div>
	);
}

import { lazy, Suspense } from "react";
import { type Finding, findingKey } from "#app/domain/finding.ts";
import { counted } from "#app/domain/format/format.ts";

/** Readers do not load what only editors use. */
const AnswerForm = lazy(() => import("./answer-form.tsx"));

const WORDS = { error: "Error", warning: "To check", remark: "Remark" } as const;
const LOOKS = { error: "border-danger", warning: "border-warning", remark: "border-rule" } as const;

interface FindingsProps {
	findings: Finding[];
	/** Where the reader is an editor: the version that an answer is given to, and the study's address. */
	answerTo?: { version: number; address: string };
}

const LEVELS: readonly Finding["level"][] = ["error", "warning", "remark"];

/** More findings than these are folded; the gravest come first. */
const SHORT = 12;

/** What the checks noticed. Editors can let a warning stand by giving a reason, which readers see. */
export function Findings({ findings, answerTo }: FindingsProps) {
	const isLong = findings.length > SHORT + 3;
	const gravest = findings.toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
	const shown = isLong ? gravest.slice(0, SHORT) : findings;
	const folded = isLong ? gravest.slice(SHORT) : [];
	return (
		<>
			<FindingList findings={shown} {...(answerTo !== undefined && { answerTo })} />
			{folded.length > 0 && (
				<details className="mt-4">
					<summary>{counted(folded.length, "more", "more")}</summary>
					<div className="mt-3">
						<FindingList findings={folded} {...(answerTo !== undefined && { answerTo })} />
					</div>
				</details>
			)}
		</>
	);
}

function FindingList({ findings, answerTo }: FindingsProps) {
	return (
		<ul className="grid grid-cols-1 gap-3">
			{findings.map((finding) => (
				<li
					key={findingKey(finding)}
					className={`border-l-4 pl-3 ${finding.answer ? "border-success" : LOOKS[finding.level]}`}
				>
					<p>
						<strong className="font-semibold">{WORDS[finding.level]}:</strong> {finding.message}
					</p>
					{finding.candidates && finding.candidates.length > 0 && (
						<p className="text-sm text-muted">Counts that would fit: {finding.candidates.join(", ")}</p>
					)}
					{finding.answer && <p className="text-sm">Stands because: {finding.answer}</p>}
					{answerTo !== undefined && finding.level === "warning" && (
						<Suspense>
							<AnswerForm finding={finding} {...answerTo} />
						</Suspense>
					)}
				</li>
			))}
		</ul>
	);
}

import { useId } from "react";
import { type Asked, conditionWords } from "#app/domain/risk-of-bias/asked.ts";
import { BIAS_ANSWERS } from "#app/domain/risk-of-bias/vocabulary.ts";
import { INPUT_LOOK } from "../ui/field.tsx";

interface QuestionRowProps {
	asked: Asked;
	/** Of its fields. */
	name: string;
	typed: { answer?: string; note?: string };
}

/** A signalling question in a row: its answers by their letters, and what was read. One that is skipped says why. */
export function QuestionRow({ asked: { question, asking, answer }, name, typed }: QuestionRowProps) {
	const id = useId();
	const { number, text, options } = question;
	const skipped = asking === "skipped";
	const condition = conditionWords(question);
	const hasTyped = answer !== undefined || (typed.note ?? "") !== "";
	if (skipped && !hasTyped)
		return (
			<p className="mt-2 text-sm text-muted">
				<span className="tabular">{number}</span> {text} <em>Skipped: asked only {condition}.</em>
			</p>
		);
	return (
		<div className="mt-2 grid grid-cols-1 gap-x-4 gap-y-1 sm:grid-cols-[1fr_auto]">
			<p id={`${id}-question`} className="min-w-0">
				<span className="tabular text-muted">{number}</span> {text}
			</p>
			<fieldset
				aria-labelledby={`${id}-question`}
				aria-describedby={id}
				className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1"
			>
				{options.map((option) => (
					<label key={option} className="flex items-center gap-1">
						<input
							type="radio"
							name={`${name}.answer`}
							value={option}
							defaultChecked={typed.answer === option}
						/>
						<span aria-hidden="true" title={BIAS_ANSWERS[option]}>
							{option}
						</span>
						<span className="sr-only">{`${option}, ${BIAS_ANSWERS[option].toLowerCase()}`}</span>
					</label>
				))}
				{typed.answer && (
					<label className="flex items-center gap-1 text-sm text-muted">
						<input type="radio" name={`${name}.answer`} value="" />
						No answer
					</label>
				)}
			</fieldset>
			<p id={id} className="text-sm text-muted sm:col-span-2 empty:hidden">
				{skipped
					? `Skipped: asked only ${condition}. This answer does not count.`
					: asking === "waiting" && `Asked ${condition}.`}
			</p>
			<input
				type="text"
				name={`${name}.note`}
				defaultValue={typed.note ?? ""}
				autoComplete="off"
				aria-label={`Quote or note on ${number}`}
				placeholder="Quote or note"
				className={`text-sm sm:col-span-2 ${INPUT_LOOK}`}
			/>
		</div>
	);
}

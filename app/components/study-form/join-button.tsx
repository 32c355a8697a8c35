import { joinOutcomes } from "#app/domain/study-form/join-outcomes.ts";
import { Button } from "../ui/button.tsx";
import { useLiveForm } from "./live.tsx";
import { useWholeForm } from "./whole-form.ts";

/** Offers to make one of two outcomes that differ in their time alone. */
export function JoinButton({ id, index }: { id: string; index: number }) {
	const into = useLiveForm().joinable.get(id);
	const { now, replace } = useWholeForm();
	if (into === undefined) return null;
	const join = () =>
		replace(
			joinOutcomes(now(), index, into),
			`Outcome ${index + 1} is part of outcome ${into + 1} now.`,
			`outcomes[${into}].label`,
		);
	return (
		<Button small className="mt-3" onClick={join}>
			Join with outcome {into + 1}, measured at another time
		</Button>
	);
}

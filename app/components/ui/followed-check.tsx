import type { ComponentProps } from "react";
import { useFollowed } from "./use-followed.ts";

type FollowedCheckProps = Omit<
	ComponentProps<"input">,
	"type" | "checked" | "defaultChecked" | "onChange"
> & {
	checked: boolean;
};

/** A check box that shows what the address says, and moves with it. */
export function FollowedCheck({ checked, ...given }: FollowedCheckProps) {
	const [shown, setShown] = useFollowed(checked);
	return (
		<input
			type="checkbox"
			{...given}
			// A browser that goes back would tick what was ticked when the page was left.
			autoComplete="off"
			checked={shown}
			onChange={({ target }) => setShown(target.checked)}
		/>
	);
}

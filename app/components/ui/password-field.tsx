import { type ReactNode, useEffect, useState } from "react";
import { Field, type FieldProps } from "./field.tsx";

/** A password's field. With scripts a button shows what is typed, for whoever is alone with the screen. */
export function PasswordField(props: Omit<FieldProps, "type" | "beside">) {
	const [isShown, show] = useState(false);
	return (
		<Field
			{...props}
			type={isShown ? "text" : "password"}
			autoCapitalize="none"
			spellCheck={false}
			beside={
				<WithScripts>
					<button
						type="button"
						className="shrink-0 text-sm text-accent underline underline-offset-2"
						onClick={() => show(!isShown)}
					>
						{isShown ? "Hide" : "Show"}
						<span className="sr-only"> what is typed</span>
					</button>
				</WithScripts>
			}
		/>
	);
}

/** What does nothing without scripts is not there without them. */
function WithScripts({ children }: { children: ReactNode }) {
	const [isLive, setLive] = useState(false);
	useEffect(() => setLive(true), []);
	return isLive ? children : null;
}

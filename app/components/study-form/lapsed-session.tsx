import { LogInForm, type LogInFormProps } from "../log-in-form.tsx";
import { Notice } from "../ui/notice.tsx";

/** Shown when a form was sent after its session had lapsed: what was typed goes along with the log-in. */
export function LapsedSession({
	typed,
	returnTo,
	openId,
}: Required<Pick<LogInFormProps, "typed" | "returnTo" | "openId">>) {
	return (
		<div className="max-w-md">
			<Notice kind="warning">
				Your session ended before this was saved. Log in, and the form comes back as you filled it in.
			</Notice>
			<h1>Log in</h1>
			<LogInForm {...{ returnTo, typed, openId }} />
		</div>
	);
}

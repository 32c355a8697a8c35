import { useSubmit } from "@remix-run/react";
import { useEffect, useState } from "react";

/**
 * Sends a form whose answer is an address as soon as one of its controls changes, wherever on the page that stands.
 * @returns whether it does: then the form needs no button
 */
export function useSubmitOnChange(formId: string): boolean {
	const submit = useSubmit();
	const [running, setRunning] = useState(false);
	useEffect(() => {
		setRunning(true);
		// The browser's own event: a text that is typed changes when it is left or entered, not with every letter.
		const onChange = ({ target }: Event) => {
			const form = target instanceof Element && "form" in target ? target.form : null;
			if (form instanceof HTMLFormElement && form.id === formId && form.reportValidity())
				submit(form, { preventScrollReset: true });
		};
		document.addEventListener("change", onChange);
		return () => document.removeEventListener("change", onChange);
	}, [formId, submit]);
	return running;
}

import { useSubmit } from "@remix-run/react";
import { useEffect, useState } from "react";

/**
 * Sends a form whose answer is an address as soon as one of its controls changes, wherever on the page that stands.
 * @param apart what matches this waits for a button of its own, as parts do that mean nothing alone
 * @returns whether it does: then the form needs no button
 */
export function useSubmitOnChange(formId: string, apart?: string): boolean {
	const submit = useSubmit();
	const [running, setRunning] = useState(false);
	useEffect(() => {
		setRunning(true);
		// The browser's own event: a text that is typed changes when it is left or entered, not with every letter.
		const onChange = ({ target }: Event) => {
			if (apart !== undefined && target instanceof Element && target.closest(apart)) return;
			const form = target instanceof Element && "form" in target ? target.form : null;
			if (form instanceof HTMLFormElement && form.id === formId && form.reportValidity())
				submit(form, { preventScrollReset: true });
		};
		document.addEventListener("change", onChange);
		return () => document.removeEventListener("change", onChange);
	}, [formId, apart, submit]);
	return running;
}

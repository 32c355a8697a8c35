import { type RefObject, useCallback, useEffect } from "react";

/** What the entry of the browser's history has the ticks under, beside what the router keeps there. */
const KEPT = "ticked";

/**
 * Keeps which boxes of a form are ticked with the page's place in the browser's history: whoever comes back to it finds
 * them ticked, as a browser does by itself where no script draws the page anew.
 * @param name of the boxes
 * @param drawn changes whenever boxes are drawn anew
 * @returns remembers what is ticked now, and how many that are
 */
export function useKeptTicks(
	form: RefObject<HTMLFormElement>,
	name: string,
	drawn: unknown,
	onCount: (ticked: number) => void,
): () => void {
	const boxes = useCallback(
		() => [...(form.current?.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`) ?? [])],
		[form, name],
	);
	// biome-ignore lint/correctness/useExhaustiveDependencies: the boxes are what changes
	useEffect(() => {
		const kept: unknown = window.history.state?.[KEPT];
		const all = boxes();
		if (Array.isArray(kept)) for (const box of all) box.checked ||= kept.includes(box.value);
		onCount(all.filter(({ checked }) => checked).length);
	}, [drawn]);
	return () => {
		const ticked = boxes().flatMap(({ checked, value }) => (checked ? value : []));
		window.history.replaceState({ ...window.history.state, [KEPT]: ticked }, "");
		onCount(ticked.length);
	};
}

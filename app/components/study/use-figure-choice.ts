import { useLocation, useSearchParams } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { ChartChoice } from "../interactive-interval-chart.tsx";

/**
 * The measure and the hidden arms of a study's main figure, which its address keeps: `?measure=RR&hide=a2`. A choice
 * shows at once, before the address has followed, and Back takes it back.
 * @param usual the measure of an address that names none
 */
export function useFigureChoice(usual: string | undefined): ChartChoice & { query: string } {
	const { search, key } = useLocation();
	const [, setSearch] = useSearchParams();
	const [chosen, setChosen] = useState<URLSearchParams>();
	// biome-ignore lint/correctness/useExhaustiveDependencies: the address has followed, or gone elsewhere
	useEffect(() => setChosen(undefined), [key]);
	const asked = chosen ?? new URLSearchParams(search);
	const write = (measure: string | null, hidden: readonly string[]) =>
		new URLSearchParams([
			...(measure && measure !== usual ? [["measure", measure]] : []),
			...hidden.map((id) => ["hide", id]),
		]);
	const [measure, hidden] = [asked.get("measure"), asked.getAll("hide").filter(Boolean)];
	return {
		measure: measure || undefined,
		hidden,
		choose: (choice) => {
			const next = write(choice.measure, choice.hidden);
			setChosen(next);
			setSearch(next, { preventScrollReset: true });
		},
		query: String(write(measure, hidden)),
	};
}

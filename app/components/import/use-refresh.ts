import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** How often a page whose work goes on is asked for again, in milliseconds. */
const EVERY = 1500;

/** Keeps a page up to date while something goes on behind it; without JavaScript there is a link. */
export function useRefresh(active: boolean): void {
	const { revalidate, state } = useRevalidator();
	useEffect(() => {
		if (!active || state !== "idle") return;
		const timer = setTimeout(revalidate, EVERY);
		return () => clearTimeout(timer);
	}, [active, revalidate, state]);
}

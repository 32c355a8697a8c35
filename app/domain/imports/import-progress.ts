/** How far an import is. */
export interface Progress {
	done: number;
	total: number;
	/** Records a second so far; absent before anything is done. */
	perSecond?: number;
	/** Seconds it would take to the end at that rate. */
	secondsLeft?: number;
}

/** @param worked milliseconds of work so far */
export function progressOf({
	total,
	waiting,
	worked,
}: {
	total: number;
	waiting: number;
	worked: number;
}): Progress {
	const done = total - waiting;
	if (done === 0 || worked === 0) return { done, total };
	const perSecond = (done / worked) * 1000;
	return { done, total, perSecond, secondsLeft: Math.ceil(waiting / perSecond) };
}

/** "12 min", "40 s" */
function printDuration(seconds: number): string {
	if (seconds < 90) return `${seconds} s`;
	const minutes = Math.round(seconds / 60);
	return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

/** "412 of 10,000 records, 37 a second, 4 min left" */
export function printProgress({ done, total, perSecond, secondsLeft }: Progress): string {
	const count = (number: number) => number.toLocaleString("en");
	return [
		`${count(done)} of ${count(total)} ${total === 1 ? "record" : "records"}`,
		...(perSecond === undefined ? [] : [`${count(Math.round(perSecond * 10) / 10)} a second`]),
		...(secondsLeft ? [`${printDuration(secondsLeft)} left`] : []),
	].join(", ");
}

/** What a class of a measure is made of: "Right eye, week 12 (blinded)" → "Right eye", "week 12", "blinded". */
export function partsOf(text: string): string[] {
	return text
		.split(/[·,;:()|]|\s[-–]\s/)
		.map((part) => part.trim())
		.filter((part) => part !== "");
}

/** What a figure is called where its kind is not seen: "BCG vaccine: funnel plot"; after a question there is no colon. */
export function figureName({ title, subtitle = "" }: { title: string; subtitle?: string }): string {
	return subtitle === "" ? title : `${title}${/[.?!]$/.test(title) ? "" : ":"} ${subtitle}`;
}

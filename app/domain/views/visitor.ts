/** Who is logged in, as far as every page shows it. */
export interface Visitor {
	name: string;
	editor: boolean;
	administrator: boolean;
}

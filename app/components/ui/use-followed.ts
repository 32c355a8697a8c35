import { useState } from "react";

/**
 * What a control shows: what somebody has chosen a moment ago, until the address says something else. So the way
 * back of the browser takes the control along, and the control keeps its focus.
 */
export function useFollowed<Value>(given: Value): [Value, (chosen: Value) => void] {
	const [state, setState] = useState({ given, shown: given });
	if (!Object.is(state.given, given)) setState({ given, shown: given });
	return [Object.is(state.given, given) ? state.shown : given, (shown) => setState({ given, shown })];
}

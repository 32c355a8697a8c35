import { Component, type ReactNode } from "react";

/** Keeps a fault of the interactive view to itself: it vanishes, and the drawing below shows again. */
export class ViewBoundary extends Component<
	{ onError: () => void; children: ReactNode },
	{ failed: boolean }
> {
	override state = { failed: false };

	static getDerivedStateFromError() {
		return { failed: true };
	}

	override componentDidCatch() {
		this.props.onError();
	}

	override render() {
		return this.state.failed ? null : this.props.children;
	}
}

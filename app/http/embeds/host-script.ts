/**
 * What a page can load beside frames of ours, so that each is as high as its figure. It listens to frames from where it
 * was loaded itself and to nothing else.
 */
export const HOST_SCRIPT = `(() => {
	const { origin } = new URL(document.currentScript.src);
	const ours = () =>
		[...document.querySelectorAll("iframe")].filter(({ src }) => src.startsWith(origin + "/embed/"));
	addEventListener("message", ({ data, source }) => {
		if (data?.equipoise !== "height" || !(data.height > 0 && data.height < 20000)) return;
		const frame = ours().find(({ contentWindow }) => contentWindow === source);
		if (frame) frame.style.height = data.height + "px";
	});
	for (const { contentWindow } of ours()) contentWindow.postMessage({ equipoise: "ask" }, origin);
})();
`;

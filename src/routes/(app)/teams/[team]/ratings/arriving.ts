import { afterNavigate } from '$app/navigation';

/**
 * Gives the grid the focus when the page is come to from another page of the app, so that a digit
 * rates at once. A page that is loaded keeps the focus at its top. Called while the component is
 * made.
 */
export function focusOnArrival(focus: () => void): void {
	afterNavigate(({ type, from, to }) => {
		if (type !== 'enter' && from?.url.pathname !== to?.url.pathname) focus();
	});
}

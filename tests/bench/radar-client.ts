/** What a page loads to draw a radar in the browser. */
export { default as Radar } from '$lib/charts/Radar.svelte';
export { radarAxes } from '$lib/charts/radar-axes';

import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import * as echarts from 'echarts';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { render } from 'svelte/server';
import { build } from 'vite';
import { defaultFramework } from '$lib/domain/default-framework';
import type { Ratings } from '$lib/domain/framework';
import { targetPath } from '$lib/charts/radar';
import { radarAxes } from '$lib/charts/radar-axes';
import { RADAR_FORMATS, radarLabels } from '$lib/charts/radar-labels';
import { interleaved, kB, median, ms, seeded, type Row } from './measure';
import Radars from './Radars.svelte';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Chart.js 4 with what a radar needs and nothing else, minified, brotli 11; measured once. */
const CHART_JS_RADAR = 49_000;
const RADARS = 100;

const axes = radarAxes(defaultFramework.skills);
const format = RADAR_FORMATS.small;

interface Person {
	readonly id: string;
	readonly name: string;
	readonly ratings: Ratings;
}

function inventPeople(): Person[] {
	const next = seeded(7);
	return Array.from({ length: RADARS }, (_, i) => ({
		id: `p${i}`,
		name: `Person ${i}`,
		ratings: Object.fromEntries(axes.map((axis) => [axis.id, Math.floor(next() * 6)])),
	}));
}

const turns = axes.map((axis) => ({ sin: Math.sin(axis.angle), cos: -Math.cos(axis.angle) }));
const labels = radarLabels(axes, 'small')
	.map(({ text, x, y, anchor }) => `<text x="${x}" y="${y}" text-anchor="${anchor}">${text}</text>`)
	.join('');
const outlines = `<path class="m-out-as" d="${targetPath(axes, 'as', format.rim)}"/><path class="m-out-re" d="${targetPath(axes, 're', format.rim)}"/>`;

/** What somebody would write by hand for the same marks of the same person. */
function byHand({ name, ratings }: Person): string {
	const points = axes.map((axis, i) => {
		const radius = ((ratings[axis.id] ?? 0) / 5) * format.rim;
		const x = (radius * (turns[i]?.sin ?? 0)).toFixed(1);
		const y = (radius * (turns[i]?.cos ?? 0)).toFixed(1);
		return { x, y, science: axis.side === 'science' };
	});
	const contour = `M${points.map(({ x, y }) => `${x},${y}`).join('L')}Z`;
	let spokesRe = '';
	let spokesAs = '';
	let marksRe = '';
	let marksAs = '';
	for (const { x, y, science } of points) {
		if (science) {
			spokesAs += `M0,0L${x},${y}`;
			marksAs += `M${x},${y}m0,-4l4,7h-8Z`;
		} else {
			spokesRe += `M0,0L${x},${y}`;
			marksRe += `M${x},${y}m-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0`;
		}
	}
	return `<figure><svg class="ch" width="${format.width}" height="${format.height}" viewBox="${-format.cx} ${-format.cy} ${format.width} ${format.height}" role="img" aria-label="${name}"><use href="#grid"/><path class="m-area" d="${contour}"/>${outlines}<path class="m-s-as" d="${spokesAs}"/><path class="m-s-re" d="${spokesRe}"/><path class="m-contour" d="${contour}"/><path class="m-as" d="${marksAs}"/><path class="m-re" d="${marksRe}"/>${labels}</svg></figure>`;
}

/** 100 radars as SVG text against the same marks from one template. */
export async function radarsToText(): Promise<Row> {
	const people = inventPeople();
	const ours = () => render(Radars, { props: { people } }).body.length;
	const limit = () => people.map(byHand).join('').length;
	// Until the compiler has seen enough of both.
	for (let i = 0; i < 150; i++) {
		ours();
		limit();
	}
	const [times = [], limits = []] = await interleaved(200, 30_000, [ours, limit]);
	const [figure, least] = [median(times), median(limits)];
	const ratio = figure / least;
	return {
		name: `${RADARS} radars to SVG text / template by hand`,
		figure: ms(figure),
		limit: ms(least),
		ratio,
		goal: '<= 6x',
		ok: ratio <= 6,
	};
}

/** The same radars by ECharts' server rendering: nine axes, one person, no animation. */
function byECharts({ name, ratings }: Person): string {
	const { width, height, rim } = format;
	const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
	chart.setOption({
		animation: false,
		radar: { radius: rim, indicator: axes.map((axis) => ({ name: axis.id, max: 5 })) },
		series: [
			{
				type: 'radar',
				areaStyle: {},
				data: [{ name, value: axes.map((axis) => ratings[axis.id] ?? 0) }],
			},
		],
	});
	const text = chart.renderToSVGString();
	chart.dispose();
	return text;
}

/** 100 radars as SVG text against the same people by a general chart library. */
export async function radarsByLibrary(): Promise<Row> {
	const people = inventPeople();
	const ours = () => render(Radars, { props: { people } }).body.length;
	const library = () => people.map(byECharts).join('').length;
	// Until the compiler has seen enough of both.
	for (let i = 0; i < 150; i++) ours();
	for (let i = 0; i < 3; i++) library();
	const [times = [], limits = []] = await interleaved(15, 30_000, [ours, library]);
	const ratio = median(limits) / median(times);
	return {
		name: `${RADARS} radars by ECharts' server rendering / ours`,
		figure: ms(median(times)),
		limit: ms(median(limits)),
		ratio,
		goal: '>= 50x',
		ok: ratio >= 50,
	};
}

/** What the radar adds to a page that has Svelte already: component, geometry and d3's maths. */
export async function radarScript(): Promise<Row> {
	const result = await build({
		root: ROOT,
		configFile: false,
		publicDir: false,
		logLevel: 'error',
		plugins: [svelte({ configFile: false })],
		resolve: { alias: { $lib: path.join(ROOT, 'src/lib') } },
		build: {
			write: false,
			target: 'es2023',
			lib: { entry: path.join(ROOT, 'tests/bench/radar-client.ts'), formats: ['es'] },
			rolldownOptions: { external: /^svelte(\/|$)/ },
			minify: true,
		},
	});
	const outputs = Array.isArray(result) ? result : [result];
	const code = outputs
		.flatMap((one) => ('output' in one ? one.output : []))
		.map((file) => (file.type === 'chunk' ? file.code : ''))
		.join('');
	const size = brotliCompressSync(code).length;
	const ratio = size / CHART_JS_RADAR;
	return {
		name: 'JavaScript of the radar, brotli / Chart.js radar',
		figure: kB(size),
		limit: kB(CHART_JS_RADAR),
		ratio,
		goal: '<= 0.33x',
		ok: ratio <= 1 / 3,
	};
}

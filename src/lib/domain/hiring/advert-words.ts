import type { SkillId } from '../framework.ts';

/**
 * The anchors of the default framework in the words of a job advert, as data. Long because each of
 * the five levels of each skill has its own words. An entry says what its anchor says and no more;
 * it is used only while the workspace's anchor is the one it was written for.
 */

export interface AdvertWords {
	/** What somebody at this level does here, one or two whole sentences to "you"; none for history. */
	readonly does?: string;
	/** What somebody at this level brings, without a full stop. */
	readonly brings: string;
}

/** Words for the levels 1 to 5 of a skill, in order. */
type Words = readonly [AdvertWords, AdvertWords, AdvertWords, AdvertWords, AdvertWords];

export const ADVERT_WORDS: Readonly<Record<SkillId, Words>> = {
	sys: [
		{
			does: 'You start training jobs on shared machines from existing recipes, with colleagues at hand when a job hangs.',
			brings: 'First experience with jobs on shared machines',
		},
		{
			does: 'You run your own experiments end to end on our pipelines and clear ordinary failures yourself.',
			brings: 'Experiments you ran end to end on shared infrastructure',
		},
		{
			does: 'You build pipelines and evaluation harnesses that colleagues reuse, and remove bottlenecks with the gain measured.',
			brings:
				'A pipeline or evaluation harness of yours that others reuse, and reliable multi-GPU training',
		},
		{
			does: 'You own training, data or evaluation infrastructure that several people rely on, and answer for its throughput, cost and reproducibility.',
			brings:
				'Infrastructure you owned and others relied on, including faults that appeared only at scale',
		},
		{
			does: 'You set the architecture of our research infrastructure across teams, so that new kinds of experiment become possible.',
			brings: 'An architecture of yours that made new kinds of experiment possible beyond one team',
		},
	],
	exp: [
		{
			does: 'You vary one thing at a time against a baseline chosen with you.',
			brings: 'Comparisons against a given baseline, one change at a time',
		},
		{
			does: 'You set up fair comparisons and say whether a difference is real.',
			brings: 'Fair comparisons: seeds, matched budget, held-out data',
		},
		{
			does: 'You design ablations that isolate the cause, choose the metrics and stop lines that lead nowhere early.',
			brings: 'Ablations of yours whose conclusions survived a repeat',
		},
		{
			does: 'You decide which experiments we run and turn a vague question into a testable plan and a recommendation.',
			brings:
				'Experiments you chose, and a recommendation to ship or not to ship that came of them',
		},
		{
			does: 'You shape how several teams experiment, so that fewer and more decisive experiments are run.',
			brings: 'A change in how people beyond your team run experiments',
		},
	],
	code: [
		{
			does: 'You write scripts for your own experiments.',
			brings: 'Scripts you wrote for your own work',
		},
		{
			does: 'You write modular, reviewed code with tests on its core, which others can run.',
			brings: 'Versioned, reviewed code with tests that others have run',
		},
		{
			does: 'You ship reviewed modules from a loose specification and debug through framework, numerics and device errors.',
			brings: 'Modules shipped from a loose specification, and reviews that helped others',
		},
		{
			does: 'You own a code base that others build on, and keep its quality under fast change.',
			brings: 'A code base you owned: interfaces, tests, performance, migrations',
		},
		{
			does: 'You raise how code is written beyond the team, through core libraries and designs that last.',
			brings: 'Core library work, or designs that outlived your time on them',
		},
	],
	theory: [
		{
			does: 'You explain the losses and architectures you work with.',
			brings: 'Common losses and architectures, explained in your own words',
		},
		{
			does: 'You implement methods correctly from their papers and recognise their usual signs of failure.',
			brings:
				'Methods implemented correctly from a paper: gradients, masking, normalisation, initialisation',
		},
		{
			does: 'You say why a technique works and when it will not, before the run.',
			brings: 'Judgement on why a method works and when it will not',
		},
		{
			does: 'You derive, adapt and combine methods in your area and stop dead ends with reasons that hold.',
			brings:
				'Graduate-level command of at least one area of machine learning, however you came by it',
		},
		{
			does: 'You extend theory or method in ways that others build on.',
			brings: 'Theory or methods of yours that others build on',
		},
	],
	stats: [
		{
			does: 'You report results with their mean and spread.',
			brings: 'Results reported with their mean and spread',
		},
		{
			does: 'You check results before they are believed: variance over seeds, intervals, leakage, multiple comparisons.',
			brings: 'Results you validated: intervals, variance over seeds, checks for leakage',
		},
		{
			does: 'You choose tests and sample sizes, handle dependence and peeking, and write A/B read-outs that hold.',
			brings: 'Sound A/B read-outs, with dependence, peeking and noisy metrics handled',
		},
		{
			does: 'You design experiments so that the answer holds: power, sequential tests, variance reduction. Colleagues bring you their designs.',
			brings: 'Rigorous experiment designs, and designs that others brought to you for review',
		},
		{
			does: 'You set the statistical standard across teams, or develop the methods they use.',
			brings: 'A statistical standard or method of yours that several teams use',
		},
	],
	product: [
		{
			does: 'You know who uses the model, which number counts and how your work touches it.',
			brings: 'Knowing who used your models and which number they moved',
		},
		{
			does: 'You choose between tasks by what users gain, and say when offline and online numbers part ways.',
			brings: 'Choices between tasks made by what users gain',
		},
		{
			does: 'You frame problems with product partners, define success and make recommendations that hold after launch.',
			brings: 'Problems framed with product partners, and recommendations that held after launch',
		},
		{
			does: 'You own the outcome of a product area; its roadmap follows your findings.',
			brings: 'A product area whose outcome you answered for',
		},
		{
			does: 'You say where machine learning is the lever for the company.',
			brings: 'Decisions on where machine learning is the lever for a company',
		},
	],
	writing: [
		{
			does: 'You keep notes from which a colleague can repeat your run.',
			brings: 'Notes from which a colleague repeated your run',
		},
		{
			does: 'You write internal reports with claim, evidence and limits.',
			brings: 'Reports with claim, evidence and limits, or a section of a paper',
		},
		{
			does: 'You lead papers or public reports and get them through review.',
			brings: 'Papers, preprints or public reports that you led through review',
		},
		{
			does: 'You write as first or senior author, and edit the work of others to that standard.',
			brings: 'First or senior authorship at selective venues, or public work that is used as much',
		},
		{
			does: 'You write what the field refers to, and have a part in how it reviews.',
			brings: 'Writing that the field uses as a reference',
		},
	],
	swe: [
		{ brings: 'Course or research code that others have used' },
		{
			brings:
				'About two years of professional development, or one maintained project with outside users',
		},
		{
			brings:
				'Several years of shipping and operating software in a team: review, releases, on-call',
		},
		{
			brings:
				'Design and operation of production ML or distributed systems that you led over several releases',
		},
		{ brings: 'A long record as technical lead of systems at very large scale' },
	],
	res: [
		{ brings: 'Machine learning coursework or self-study with finished projects' },
		{ brings: 'A research project: a thesis, an assistantship or a published reproduction' },
		{ brings: 'Graduate-level research with accepted work, or the same shown in industry' },
		{ brings: 'A line of original work accepted by peers: a PhD or its equivalent' },
		{ brings: 'A recognised research programme of your own' },
	],
	claims: [
		{
			does: 'You summarise the method of a paper for colleagues.',
			brings: 'Papers whose method you summarised for others',
		},
		{
			does: 'You separate what a paper measured from what it claims.',
			brings: 'Reading that separates what was measured from what is claimed',
		},
		{
			does: 'You find the missing ablation or the unfair comparison in a paper, and say what would refute it.',
			brings: 'Missing ablations or unfair comparisons that you found in papers',
		},
		{
			does: 'You predict whether a published result will hold in our setting.',
			brings: 'Predictions whether a published result would hold in your setting, usually right',
		},
		{
			does: 'You find errors in published work that its authors acknowledge.',
			brings: 'Errors you found that the authors acknowledged',
		},
	],
	impl: [
		{
			does: 'You port reference code, with help where it resists.',
			brings: 'Reference code that you ported',
		},
		{
			does: 'You implement standard methods yourself, with sanity tests.',
			brings: 'Standard methods implemented from scratch, with sanity tests',
		},
		{
			does: 'You implement papers that come without code, within tolerance of their results.',
			brings: 'A non-trivial paper implemented without its code',
		},
		{
			does: 'You implement papers quickly and at scale, without losing correctness.',
			brings: 'Papers implemented quickly and at scale, and correct',
		},
		{
			does: 'You write implementations that others take as the reference.',
			brings: 'An implementation that others take as the reference',
		},
	],
	base: [
		{
			does: 'You run published baselines from their instructions.',
			brings: 'A published baseline that you ran from its instructions',
		},
		{
			does: 'You get a baseline working on our data.',
			brings: 'A baseline working on your own data',
		},
		{
			does: 'You tune baselines at a matched budget, seeded and reproducible.',
			brings: 'Baselines tuned at a matched budget, seeded and reproducible',
		},
		{
			does: 'You put the baseline first by habit, and colleagues trust it.',
			brings: 'Baselines of yours that colleagues trusted',
		},
		{
			does: 'You build baselines or benchmarks that other teams adopt.',
			brings: 'Baselines or benchmarks of yours that others adopted',
		},
	],
	diag: [
		{
			does: 'You notice when a run diverges.',
			brings: 'Runs whose divergence you noticed',
		},
		{
			does: 'You catch common faults: leakage, a wrong split, a bug in the metric.',
			brings: 'Leakage, wrong splits or metric bugs that you caught',
		},
		{
			does: 'You find the cause of results that look plausible and are wrong, and explain it.',
			brings: 'The cause of a plausible but wrong result, found and explained',
		},
		{
			does: 'You see a wrong design before it runs and say what it would have measured instead.',
			brings: 'Designs you stopped before they ran, because they did not measure what was asked',
		},
		{
			does: 'You write post-mortems that change practice elsewhere.',
			brings: 'Post-mortems of yours that changed practice beyond your team',
		},
	],
};

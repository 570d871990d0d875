// A test suite judged by a model on loopback, and a prompt over a dataset; with the client of the package named on the command line.
import { answer, project } from "./answer.mjs";
import { startFakeLlm } from "./fake-llm.mjs";

const llm = await startFakeLlm();
process.env.OPENAI_BASE_URL = llm.url;
process.env.OPENAI_API_KEY = "none";
const { Opik, TestSuite, runTests, evaluatePrompt, Hallucination } = await import(process.argv[3]);
// Not first the package: the test of prompts looks for names that begin with it, in every project.
const name = `judged by ${process.argv[3]}`;
const client = new Opik({ projectName: project });
const suite = await TestSuite.getOrCreate(client, { name, globalAssertions: ["The answer is polite"], globalExecutionPolicy: { runsPerItem: 2, passThreshold: 1 } });
await suite.insert([
  { data: { question: "capital of Peru" } },
  { data: { question: "capital of Mars" }, assertions: ["The answer names a city"], executionPolicy: { runsPerItem: 2, passThreshold: 2 } },
]);
const result = await runTests({
  testSuite: suite,
  task: async (item) => ({ input: item, output: item.question.includes("Peru") ? "Lima, with pleasure" : "RUDE" }),
  experimentName: name,
  projectName: project,
  model: "gpt-4o-mini",
});
await client.flush();
const stored = await client.api.experiments.getExperimentById(result.experimentId);
const page = await client.api.datasets.findDatasetItemsWithExperimentItems(stored.datasetId, { experimentIds: JSON.stringify([stored.id]) });
const assertions = page.content.flatMap((row) => row.experimentItems.flatMap((item) => (item.assertionResults ?? []).map((one) => [one.value, one.passed])));

const dataset = await client.getOrCreateDataset(`${name} questions`);
await dataset.insert([{ question: "one" }, { question: "two" }]);
const prompt = await client.createPrompt({ name: `${name} prompt`, prompt: "Say {{question}}" });
const asked = await evaluatePrompt({
  client, dataset, messages: [{ role: "user", content: "Say {{question}}" }], model: "gpt-4o-mini", prompts: [prompt], experimentName: `${name} asked`, projectName: project,
  scoringMetrics: [new Hallucination({ model: "gpt-4o-mini", trackMetric: true })],
});
await client.flush();
const askedStored = await client.api.experiments.getExperimentById(asked.experimentId);
const outputs = (await (await client.getExperimentById(asked.experimentId)).getItems()).map((item) => item.evaluationTaskOutput?.output).sort();
await llm.stop();

answer({
  passed: [result.itemsPassed, result.itemsTotal, result.passRate],
  method: stored.evaluationMethod,
  passRate: stored.passRate,
  counts: [stored.passedCount, stored.totalCount, stored.traceCount],
  scores: (stored.assertionScores ?? []).map((score) => [score.name, score.value]).sort(),
  assertions: assertions.map(String).sort(),
  asked: [asked.testResults.length, askedStored.traceCount],
  askedScores: (askedStored.feedbackScores ?? []).map((score) => [score.name, score.value]),
  outputs,
  prompts: (askedStored.promptVersions ?? []).map((link) => link.promptName === `${name} prompt`),
});

// Optimizations, scores in batches, lists of experiments, environments; with the client of the package named on the command line.
import { answer, project } from "./answer.mjs";

const { Opik, evaluate, ExactMatch, generateId } = await import(process.argv[3]);
const current = process.argv[3] === "opik-current";
const name = `${process.argv[3]} searched`;
const client = new Opik({ projectName: project });
const { optimizations, experiments } = client.api;

const dataset = await client.getOrCreateDataset(name);
await dataset.insert([{ q: "a", expected: "A" }, { q: "b", expected: "B" }]);
const optimizationId = generateId();
await optimizations.createOptimization({ id: optimizationId, name, datasetName: name, objectiveName: "right", status: "running", projectName: project, metadata: { optimizer: "by hand" } });
const [item] = await dataset.getItems();
for (const value of [0.25, 0.75]) {
  const trial = await client.createExperiment({ name: `trial ${value}`, datasetName: name, type: "trial", optimizationId, projectName: project });
  const trace = client.trace({ name: "evaluation_task", input: { q: "a" }, output: { output: "A" } });
  trace.score({ name: "right", value });
  trace.end();
  await client.flush();
  await trial.insert([{ datasetItemId: item.id, traceId: trace.data.id }]);
}
await optimizations.updateOptimizationsById(optimizationId, { status: "completed" });
const found = await optimizations.getOptimizationById(optimizationId);

const run = (more) => evaluate({ client, dataset, task: async (row) => ({ output: row.q.toUpperCase() }), scoringMetrics: [new ExactMatch("right", false)], projectName: project, ...more });
const first = await run({ experimentName: `${name} first`, nbSamples: 1 });
const second = await run({ experimentName: `${name} second` });
await client.flush();
await client.updateExperiment(first.experimentId, { name: `${name} renamed`, experimentConfig: { model: "other" } });
const renamed = await client.getExperiment(`${name} renamed`);
const renamedStored = await experiments.getExperimentById(first.experimentId);
const listed = (await client.getDatasetExperiments(name)).map((one) => one.name).sort();
await client.deleteExperiment(second.experimentId);
const unknown = await client.getExperimentById(second.experimentId).then(() => "found", (error) => (error.message.includes("not found") ? "not found" : error.message));

const trace = client.trace({ name: "scored", input: {}, environment: current ? "ts-env" : undefined });
const span = trace.span({ name: "inside", type: "tool" });
span.end();
trace.end();
await client.flush();
client.logTracesFeedbackScores([{ id: trace.data.id, name: "quality", value: 0.9, reason: "good" }, { id: trace.data.id, name: "speed", value: 0.5 }]);
client.logSpansFeedbackScores([{ id: span.data.id, name: "short", value: 1, categoryName: "brief" }]);
await client.flush();
const scored = await client.api.traces.getTraceById(trace.data.id);
const [inside] = await client.searchSpans({ projectName: project, filterString: 'name = "inside"' });

let environments = null;
if (current) {
  const made = await client.createEnvironment("ts-canary", { description: "one in ten", color: "#112233" });
  const duplicate = await client.createEnvironment("ts-canary").then(() => "accepted", () => "refused");
  await client.updateEnvironment("ts-canary", { description: "one in twenty" });
  const names = (await client.getEnvironments()).filter((one) => one.name.startsWith("ts-")).map((one) => [one.name, one.description ?? null]).sort();
  await client.deleteEnvironment("ts-canary");
  const left = (await client.getEnvironments()).some((one) => one.name === "ts-canary");
  environments = [made.color, duplicate, names, left, scored.environment, inside.environment];
}

answer({
  optimization: [found.name === name, found.status, found.numTrials, found.objectiveName, (found.feedbackScores ?? []).map((score) => [score.name, score.value])],
  renamed: [renamed.id === first.experimentId, renamedStored.metadata, renamedStored.traceCount],
  listed: listed.map((one) => one.replace(name, "").trim()),
  unknown,
  scored: scored.feedbackScores.map((score) => [score.name, score.value, score.reason ?? null]).sort(),
  inside: inside.feedbackScores.map((score) => [score.name, score.value, score.categoryName]),
  environments,
});

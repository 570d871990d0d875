// Experiments: evaluate over a dataset, reading back, by name; with the client of the package named on the command line.
import { answer, project } from "./answer.mjs";

const { Opik, evaluate, ExactMatch } = await import(process.argv[3]);
const name = `${project} ${process.argv[3]}`;
const client = new Opik({ projectName: project });
const dataset = await client.getOrCreateDataset(name);
await dataset.insert([
  { country: "France", expected: "Paris" },
  { country: "Peru", expected: "Lima" },
]);

const result = await evaluate({
  client,
  dataset,
  task: async (item) => ({ output: item.country === "Peru" ? "Cusco" : "Paris" }),
  scoringMetrics: [new ExactMatch("right", false)],
  experimentName: name,
  projectName: project,
  experimentConfig: { model: "atlas" },
});
await client.flush();

const experiment = await client.getExperimentById(result.experimentId);
const items = await experiment.getItems();
const stored = await client.api.experiments.getExperimentById(result.experimentId);
const byName = await client.getExperimentsByName(name);

answer({
  results: result.testResults.length,
  name: stored.name === name,
  model: stored.metadata?.model,
  counts: [stored.traceCount, stored.datasetItemCount],
  scores: (stored.feedbackScores ?? []).map((score) => [score.name, score.value]),
  items: items
    .map((item) => [item.datasetItemData?.country ?? null, item.evaluationTaskOutput?.output ?? null, item.feedbackScores?.[0]?.value ?? null])
    .sort(),
  byName: byName.map((one) => one.id === result.experimentId),
});

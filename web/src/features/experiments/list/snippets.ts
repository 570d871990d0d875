import type { Snippets } from '../../../components/EmptyState'

/** The lines that make a first experiment. */
export const snippets: Snippets = {
  '.NET': `var dataset = await client.Datasets.GetOrCreateAsync("support-golden");
await client.EvaluateAsync(dataset, AnswerAsync, new EvaluationOptions
{
    Metrics = [new EqualsMetric()],
    ExperimentName = "first run",
});`,
  Python: `dataset = opik.Opik().get_or_create_dataset("support-golden")
opik.evaluation.evaluate(
    dataset=dataset,
    task=lambda item: {"output": answer(item["input"])},
    scoring_metrics=[Equals()],
)`,
  TypeScript: `const dataset = await new Opik().getOrCreateDataset("support-golden");
await evaluate({
  dataset,
  task: async (item) => ({ output: await answer(item.input) }),
  scoringMetrics: [new ExactMatch()],
});`,
  HTTP: `PUT /api/v1/private/experiments/items/bulk
{"experiment_name": "first run", "dataset_name": "support-golden",
 "items": [{"dataset_item_id": "…", "evaluate_task_result": {"output": "…"},
            "feedback_scores": [{"name": "exact", "value": 1, "source": "sdk"}]}]}`,
}

import type { Snippets } from '../../components/EmptyState'

export const SNIPPETS: Snippets = {
  '.NET': `var queue = await opik.AnnotationQueues.CreateAsync(
    "Wrong answers",
    settings: new() { FeedbackDefinitionNames = ["helpfulness"] });
await opik.AnnotationQueues.AddItemsAsync(queue.Id, traceIds);`,
  Python: `queue = client.create_traces_annotation_queue(
    name="Wrong answers",
    feedback_definition_names=["helpfulness"],
)
queue.add_traces(traces)`,
  HTTP: `POST /api/v1/private/annotation-queues/{id}/items/add
{ "ids": ["019a6c1e-7d40-…"] }`,
}

import type { Snippets } from '../../components/CodeBlock'

/** The lines that start a first run: the official optimizer, and the wire for every other language. */
export const SNIPPETS: Snippets = {
  Python: `from opik_optimizer import ChatPrompt, HRPO

prompt = ChatPrompt(system="Answer briefly.", user="{question}")
result = HRPO(model="openai/gpt-5-mini").optimize_prompt(
    prompt=prompt, dataset=dataset, metric=metric, max_trials=20,
)
result.display()`,
  HTTP: `curl -s "$OPIK_URL/api/v1/private/optimizations" \\
  -H "Content-Type: application/json" \\
  -d '{"name": "my run", "dataset_name": "golden", "objective_name": "accuracy", "status": "running"}'
# Each trial is an experiment with "optimization_id" and "type": "trial".`,
}

import type { Snippets } from '../../components/EmptyState'

export const SNIPPETS: Snippets = {
  '.NET': `using Opik;
using Opik.Dashboards;

await using var client = new OpikClient();
await client.Dashboards.CreateAsync("Quality", projectName: "my-project", sections:
[
    new DashboardSection("Scores").Add(new DashboardWidget("Scores", new ProjectMetricsConfig { MetricType = ProjectMetric.FeedbackScores })),
]);`,
  HTTP: `curl -X POST ${window.location.origin}/api/v1/private/dashboards \\
  -H 'Content-Type: application/json' \\
  -d '{"name": "Quality", "type": "experiments", "config": {"version": 4, "sections": []}}'`,
}

using Microsoft.Extensions.AI;
using System.Text.Json.Nodes;
using Opik.Evaluation.Matching;
using Opik.Evaluation.Overlap;
using Opik.Server.Features.Studio.Planning;

namespace Opik.Server.Features.Studio.Metrics;

/// <summary>Makes the metrics of a plan.</summary>
internal static class TrialMetrics
{
    /// <param name="metric">Which.</param>
    /// <param name="judge">The model that judges.</param>
    public static ITrialMetric Create(StudioMetric metric, IChatClient judge)
    {
        var values = metric.Values;
        var key = values["reference_key"]?.ToString() ?? string.Empty;
        var isCaseSensitive = values["case_sensitive"] is JsonValue flag && flag.TryGetValue<bool>(out var sensitive) && sensitive;
        switch (metric.Type)
        {
            case MetricTypes.Equal:
                var equal = new EqualsMetric(new MatchingOptions { IsCaseSensitive = isCaseSensitive });
                return new ReferenceMetric(key, (output, reference) => equal.Score(output.Trim(), reference.Trim()).Value);
            case MetricTypes.Levenshtein:
                var ratio = new LevenshteinRatioMetric(isCaseSensitive);
                return new ReferenceMetric(key, (output, reference) => ratio.Score(output, reference).Value);
            case MetricTypes.Numerical:
                return new ReferenceMetric(key, NumericalSimilarity.Of);
            case MetricTypes.JsonSchema:
                return new JsonSchemaMetric(values["schema"] as JsonObject, key);
            case MetricTypes.GEval:
                return new GEvalTrialMetric(values["task_introduction"]!.ToString(), values["evaluation_criteria"]!.ToString(), judge);
            default:
                throw new Opik.Optimizer.OptimizationException($"There is no metric '{metric.Type}'.");
        }
    }
}

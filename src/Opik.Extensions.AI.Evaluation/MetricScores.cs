using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI.Evaluation;
using Opik.Evaluation;

namespace Opik.Extensions.AI.Evaluation;

/// <summary>Metrics of Microsoft.Extensions.AI.Evaluation as scores.</summary>
internal static class MetricScores
{
    /// <summary>A number as it is, a flag as 1 or 0; a text is a category, rated 1 or 0 by its interpretation. Without a value: failed.</summary>
    public static ScoreResult Of(EvaluationMetric metric)
    {
        double? value = metric switch
        {
            NumericMetric number => number.Value,
            BooleanMetric flag => flag.Value is { } holds ? holds ? 1 : 0 : null,
            StringMetric { Value: not null } => metric.Interpretation?.Failed == true ? 0 : 1,
            _ => null,
        };
        return new ScoreResult(metric.Name, value ?? 0)
        {
            ScoringFailed = value is null,
            Reason = metric.Reason ?? metric.Interpretation?.Reason ?? Errors(metric),
            CategoryName = (metric as StringMetric)?.Value,
            Metadata = Metadata(metric),
        };
    }

    private static string? Errors(EvaluationMetric metric) =>
        metric.Diagnostics is { Count: > 0 } diagnostics ? string.Join('\n', diagnostics.Select(diagnostic => diagnostic.Message)) : null;

    private static JsonObject? Metadata(EvaluationMetric metric)
    {
        var metadata = new JsonObject();
        foreach (var (key, value) in metric.Metadata ?? new Dictionary<string, string>())
            metadata[key] = value;
        if (metric.Interpretation is { } interpretation)
            metadata["interpretation"] = new JsonObject { ["rating"] = interpretation.Rating.ToString().ToLower(CultureInfo.InvariantCulture), ["failed"] = interpretation.Failed };
        return metadata.Count > 0 ? metadata : null;
    }
}

using System.Text.Json.Nodes;

namespace Opik.Evaluation.Spans;

/// <summary>1 when no step of the task failed, else 0. Metadata: <c>failed_spans</c>.</summary>
public sealed class ErrorAnalysisMetric : SpanMetric
{
    /// <param name="options">Choices; null: the defaults.</param>
    public ErrorAnalysisMetric(MetricOptions? options = null)
        : base("error_analysis", options)
    {
    }

    /// <inheritdoc/>
    public override ScoreResult Score(TaskSpan span)
    {
        ArgumentNullException.ThrowIfNull(span);
        var failed = span.SelfAndBelow().Where(each => each.ErrorInfo is not null).ToList();
        return failed.Count == 0 ? new(Name, 1) { Reason = "No step failed." } : new(Name, 0)
        {
            Reason = $"{failed.Count} of {span.SelfAndBelow().Count()} steps failed.",
            Metadata = new JsonObject
            {
                ["failed_spans"] = new JsonArray([.. failed.Select(each => (JsonNode)new JsonObject
                {
                    ["name"] = each.Name, ["exception_type"] = each.ErrorInfo!.ExceptionType, ["message"] = each.ErrorInfo.Message,
                })]),
            },
        };
    }
}

using System.Text.Json.Nodes;

namespace Opik.Experiments;

/// <summary>A run that is uploaded whole: either the bare result of the task or a trace. Python: <c>ExperimentItemBulkRecord</c>.</summary>
public sealed record BulkRecord
{
    /// <summary>The item.</summary>
    public required Guid DatasetItemId { get; init; }

    /// <summary>What the task gave, an object; the server makes a hidden trace of it.</summary>
    public JsonObject? EvaluateTaskResult { get; init; }

    /// <summary>The trace.</summary>
    public BulkTrace? Trace { get; init; }

    /// <summary>Its spans, at most 100.</summary>
    public IReadOnlyList<BulkSpan>? Spans { get; init; }

    /// <summary>Its scores, at most 100.</summary>
    public IReadOnlyList<BulkScore>? FeedbackScores { get; init; }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Evaluation.Engine;
using Opik.Evaluation.Spans;
using Opik.Searching;

namespace Opik.Evaluation.Rescoring;

/// <summary>What a task did, out of the spans that the server keeps of its trace.</summary>
internal static class StoredSpans
{
    /// <summary>The first span directly below the trace, with those under it.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static async Task<TaskSpan> OfTaskAsync(OpikClient client, Guid traceId, string? projectName, CancellationToken cancellationToken)
    {
        var found = await client.Spans.SearchAsync(new SpanSearch { TraceId = traceId, ProjectName = projectName, MaxResults = null, Truncate = false }, cancellationToken).ConfigureAwait(false);
        var spans = found.OrderBy(span => span.StartTime).ThenBy(span => span.Id).ToArray();
        var root = spans.FirstOrDefault(span => span.ParentSpanId is null && !span.Tags.Contains(ScoringStep.InternalTag))
            ?? throw new InvalidOperationException($"The trace {traceId} has no spans, so no metric can look at them.");
        return Build(root, spans.Where(span => span.ParentSpanId is not null).ToLookup(span => span.ParentSpanId!.Value));
    }

    private static TaskSpan Build(SpanRecord span, ILookup<Guid, SpanRecord> children) => new()
    {
        Id = span.Id,
        Name = span.Name,
        Type = span.Type,
        StartTime = span.StartTime,
        EndTime = span.EndTime,
        Input = Node(span.Input),
        Output = Node(span.Output),
        Metadata = Node(span.Metadata) as JsonObject,
        Tags = span.Tags,
        Usage = span.Usage ?? new Dictionary<string, long>(),
        Model = span.Model,
        Provider = span.Provider,
        TotalCost = span.TotalEstimatedCost,
        ErrorInfo = span.ErrorInfo,
        ProjectName = span.ProjectName,
        FeedbackScores = [.. span.FeedbackScores.Select(score => new ScoreResult(score.Name, (double)score.Value) { Reason = score.Reason, CategoryName = score.CategoryName })],
        Spans = [.. children[span.Id].Select(child => Build(child, children))],
    };

    private static JsonNode? Node(JsonElement? value) => value is { } element ? JsonNode.Parse(element.GetRawText()) : null;
}

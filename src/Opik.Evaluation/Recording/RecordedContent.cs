using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Delivery;
using Opik.Evaluation.Spans;
using Opik.Tracing;
using Opik.Tracing.Recording;

namespace Opik.Evaluation.Recording;

/// <summary>Reads recorded entities as they would be sent, with later changes by id and scores.</summary>
internal sealed class RecordedContent(IReadOnlyList<DeliveryItem> items)
{
    private readonly ILookup<Guid, UpdateItem> updates = items.OfType<UpdateItem>().ToLookup(item => item.EntityId);
    private readonly ILookup<Guid, ScoreItem> scores = items.OfType<ScoreItem>().ToLookup(item => item.EntityId);

    public TaskSpan Span(OpikSpan span, IReadOnlyList<TaskSpan> below)
    {
        var record = Record(span);
        return new TaskSpan
        {
            Id = span.Id,
            Name = Text(record, "name"),
            Type = Enum.TryParse<SpanType>(Text(record, "type"), ignoreCase: true, out var type) ? type : SpanType.General,
            StartTime = new DateTimeOffset(span.StartTime),
            EndTime = End(record),
            Input = record["input"],
            Output = record["output"],
            Metadata = record["metadata"] as JsonObject,
            Tags = Tags(record),
            Usage = record["usage"] is JsonObject usage ? usage.ToDictionary(entry => entry.Key, entry => entry.Value!.GetValue<long>()) : [],
            Model = Text(record, "model"),
            Provider = Text(record, "provider"),
            TotalCost = (record["total_estimated_cost"] as JsonValue)?.GetValue<decimal>(),
            ErrorInfo = Error(record),
            ProjectName = Text(record, "project_name"),
            FeedbackScores = Scores(span),
            Spans = below,
        };
    }

    public TaskTrace Trace(OpikTrace trace, IReadOnlyList<TaskSpan> below)
    {
        var record = Record(trace);
        return new TaskTrace
        {
            Id = trace.Id,
            Name = Text(record, "name"),
            ProjectName = Text(record, "project_name"),
            StartTime = new DateTimeOffset(trace.StartTime),
            EndTime = End(record),
            Input = record["input"],
            Output = record["output"],
            Metadata = record["metadata"] as JsonObject,
            Tags = Tags(record),
            ThreadId = Text(record, "thread_id"),
            Environment = Text(record, "environment"),
            Source = Text(record, "source"),
            ErrorInfo = Error(record),
            FeedbackScores = Scores(trace),
            Spans = below,
        };
    }

    private JsonObject Record(OpikEntity entity)
    {
        var record = JsonObject.Create(RecordedItems.Json(entity))!;
        foreach (var update in updates[entity.Id])
        {
            foreach (var (name, value) in JsonObject.Create(RecordedItems.Json(update))!)
                record[name] = value?.DeepClone();
        }

        return record;
    }

    private static string? Text(JsonObject record, string name) =>
        record[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static DateTimeOffset? End(JsonObject record) =>
        Text(record, "end_time") is { } end ? DateTimeOffset.Parse(end, CultureInfo.InvariantCulture) : null;

    private static IReadOnlyList<string> Tags(JsonObject record) =>
        record["tags"] is JsonArray tags ? [.. tags.Select(tag => tag!.GetValue<string>())] : [];

    private static ErrorInfo? Error(JsonObject record) =>
        record["error_info"] is JsonObject error ? new ErrorInfo(Text(error, "exception_type")!, Text(error, "message"), Text(error, "traceback") ?? "") : null;

    private IReadOnlyList<ScoreResult> Scores(OpikEntity entity) =>
        [.. scores[entity.Id].Select(item => RecordedItems.Json(item)).Select(score => new ScoreResult(score.GetProperty("name").GetString()!, score.GetProperty("value").GetDouble())
        {
            Reason = score.TryGetProperty("reason", out var reason) ? reason.GetString() : null,
            CategoryName = score.TryGetProperty("category_name", out var category) ? category.GetString() : null,
        })];
}

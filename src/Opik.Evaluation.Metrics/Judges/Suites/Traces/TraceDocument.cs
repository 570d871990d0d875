using System.Text.Json.Nodes;
using Opik.Evaluation.Spans;

namespace Opik.Evaluation.Judges.Suites;

/// <summary>
/// A recorded trace as one JSON document, which the tools of the judge read:
/// <c>{"name":"agent","type":"general","duration_ms":1200,"input":…,"output":…,"spans":[{"name":"search","type":"tool", …}]}</c>. What a
/// span does not have is left out.
/// </summary>
internal static class TraceDocument
{
    public static JsonObject Of(TaskSpan span)
    {
        var json = new JsonObject { ["id"] = span.Id.ToString(), ["name"] = span.Name, ["type"] = span.Type.ToString().ToLowerInvariant(), ["start_time"] = span.StartTime.ToString("O") };
        if (span.Duration is { } duration)
            json["duration_ms"] = Math.Round(duration.TotalMilliseconds, 3);
        Add(json, "model", span.Model);
        Add(json, "provider", span.Provider);
        Add(json, "input", span.Input?.DeepClone());
        Add(json, "output", span.Output?.DeepClone());
        if (span.ErrorInfo is { } error)
            json["error_info"] = new JsonObject { ["exception_type"] = error.ExceptionType, ["message"] = error.Message, ["traceback"] = error.Traceback };
        if (span.Metadata is { Count: > 0 } metadata)
            json["metadata"] = metadata.DeepClone();
        if (span.Tags.Count > 0)
            json["tags"] = new JsonArray([.. span.Tags.Select(tag => (JsonNode)tag)]);
        if (span.Usage.Count > 0)
            json["usage"] = new JsonObject(span.Usage.Select(count => KeyValuePair.Create<string, JsonNode?>(count.Key, count.Value)));
        Add(json, "total_cost", span.TotalCost);
        if (span.FeedbackScores.Count > 0)
            json["feedback_scores"] = new JsonArray([.. span.FeedbackScores.Select(score => (JsonNode)new JsonObject { ["name"] = score.Name, ["value"] = score.Value, ["reason"] = score.Reason })]);
        if (span.Spans.Count > 0)
            json["spans"] = new JsonArray([.. span.Spans.Select(child => (JsonNode)Of(child))]);
        return json;
    }

    private static void Add(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
            json[name] = value;
    }
}

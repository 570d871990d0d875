using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Opik.Contracts;
using Opik.Searching;

namespace Opik.Extensions.AI.Evaluation.Reporting;

/// <summary>An iteration as a trace: messages in, response out, the evaluators' findings in the metadata, its numbers as scores.</summary>
internal static class ScenarioTrace
{
    public static Guid Write(OpikClient client, ScenarioResult result)
    {
        var started = new DateTimeOffset(DateTime.SpecifyKind(result.CreationTime, DateTimeKind.Utc));
        using var trace = client.StartTrace(result.ScenarioName, new TraceOptions
        {
            // In order of writing: of two with the same names the newer one counts.
            Id = UuidV7.Create(TimeProvider.System),
            StartTime = started,
            Detached = true,
            Tags = result.Tags,
        });
        trace.SetInput(new JsonObject { ["messages"] = Node(result.Messages) });
        trace.SetOutput(new JsonObject { ["response"] = Node(result.ModelResponse), ["output"] = result.ModelResponse.Text });
        trace.SetMetadata("scenario", result.ScenarioName);
        trace.SetMetadata("iteration", result.IterationName);
        trace.SetMetadata("execution", result.ExecutionName);
        trace.SetMetadata("evaluation", JsonSerializer.SerializeToNode(StoredMetric.Of(result.EvaluationResult)));
        foreach (var score in result.EvaluationResult.Metrics.Values.Select(MetricScores.Of).Where(score => !score.ScoringFailed))
            trace.AddFeedbackScore(score.Name, score.Value, score.Reason, score.CategoryName);
        trace.End(started);
        return trace.Id;
    }

    /// <summary>Null: the trace is none of ours.</summary>
    public static ScenarioResult? Read(TraceRecord trace)
    {
        if (trace.Metadata is not { ValueKind: JsonValueKind.Object } metadata || !metadata.TryGetProperty("evaluation", out var evaluation) || trace.Input is not { } input || trace.Output is not { } output)
            return null;
        return new ScenarioResult(
            metadata.GetProperty("scenario").GetString()!,
            metadata.GetProperty("iteration").GetString()!,
            metadata.GetProperty("execution").GetString()!,
            trace.StartTime.UtcDateTime,
            input.GetProperty("messages").Deserialize<List<ChatMessage>>(AIJsonUtilities.DefaultOptions)!,
            output.GetProperty("response").Deserialize<ChatResponse>(AIJsonUtilities.DefaultOptions)!,
            StoredMetric.Read(evaluation.Deserialize<List<StoredMetric>>()!))
        {
            Tags = trace.Tags is { Count: > 0 } tags ? [.. tags] : null,
        };
    }

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, AIJsonUtilities.DefaultOptions);
}

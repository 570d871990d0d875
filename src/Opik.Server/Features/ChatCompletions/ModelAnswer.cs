using System.Text.Json.Nodes;
using Opik.Llm;

namespace Opik.Server.Features.ChatCompletions;

/// <summary>What a model answered.</summary>
/// <param name="Body">The answer in the form of the OpenAI interface.</param>
/// <param name="Provider">Who answered.</param>
/// <param name="RequestedModel">The model as its provider was asked for it.</param>
internal sealed record ModelAnswer(JsonObject Body, ModelProvider Provider, string RequestedModel)
{
    /// <summary>How long the first piece took; null: the answer came whole.</summary>
    public TimeSpan? FirstPiece { get; init; }

    /// <summary>The message of the first choice; null: there is none.</summary>
    public JsonObject? Message => Body["choices"] is JsonArray { Count: > 0 } choices && choices[0] is JsonObject choice ? choice["message"] as JsonObject : null;

    /// <summary>Its text; empty when it has none, as with a tool call.</summary>
    public string Text => Message?["content"] is JsonValue content && content.TryGetValue<string>(out var text) ? text : string.Empty;

    /// <summary>Why the model ended.</summary>
    public string? FinishReason => Body["choices"] is JsonArray { Count: > 0 } choices && choices[0] is JsonObject choice ? choice["finish_reason"]?.ToString() : null;

    /// <summary>The model that really answered.</summary>
    public string Model => Body["model"]?.ToString() is { Length: > 0 } model ? model : RequestedModel;

    /// <summary>Token counts by name, without details; empty when the provider tells none.</summary>
    public IReadOnlyDictionary<string, long> Usage => UsageOf(Body["usage"] as JsonObject);

    private static Dictionary<string, long> UsageOf(JsonObject? usage)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, value) in usage ?? [])
        {
            if (value is JsonValue number && number.TryGetValue<long>(out var count))
                counts[name] = count;
        }

        return counts;
    }
}

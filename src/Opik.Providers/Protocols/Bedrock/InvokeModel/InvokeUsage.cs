using System.Text.Json.Nodes;
using Opik.Providers.Json;

namespace Opik.Providers.Protocols.Bedrock.InvokeModel;

/// <summary>Counters of an answer of any model, in the words of Bedrock: <c>inputTokens</c>, <c>outputTokens</c>, <c>totalTokens</c>.</summary>
internal static class InvokeUsage
{
    /// <summary>What Bedrock adds to the last piece of a stream.</summary>
    public const string Metrics = "amazon-bedrock-invocationMetrics";

    /// <summary>The counters; null: the answer has none.</summary>
    public static JsonObject? Read(JsonObject response)
    {
        var usage = response.Object("usage");
        var metrics = response.Object(Metrics);
        var input = First(usage, "inputTokens", "input_tokens", "prompt_tokens") ?? First(response, "prompt_token_count", "inputTextTokenCount") ?? metrics.Integer("inputTokenCount");
        var output = First(usage, "outputTokens", "output_tokens", "completion_tokens") ?? First(response, "generation_token_count") ?? Titan(response) ?? metrics.Integer("outputTokenCount");
        return Of(
            input,
            output,
            First(usage, "cacheReadInputTokens", "cacheReadInputTokenCount", "cache_read_input_tokens") ?? metrics.Integer("cacheReadInputTokenCount"),
            First(usage, "cacheWriteInputTokens", "cacheWriteInputTokenCount", "cache_creation_input_tokens") ?? metrics.Integer("cacheWriteInputTokenCount"));
    }

    /// <summary>Counters by number; null without any.</summary>
    public static JsonObject? Of(long? input, long? output, long? cacheRead, long? cacheWrite)
    {
        if (input is null && output is null)
            return null;
        var counters = new JsonObject { ["inputTokens"] = input ?? 0, ["outputTokens"] = output ?? 0 };
        if (cacheRead is not null)
            counters["cacheReadInputTokens"] = cacheRead;
        if (cacheWrite is not null)
            counters["cacheWriteInputTokens"] = cacheWrite;
        counters["totalTokens"] = (input ?? 0) + (output ?? 0) + (cacheRead ?? 0) + (cacheWrite ?? 0);
        return counters;
    }

    // {"inputTextTokenCount":5,"results":[{"tokenCount":7,"outputText":"…","completionReason":"FINISH"}]}
    private static long? Titan(JsonObject response)
    {
        long? sum = response.Integer("totalOutputTextTokenCount");
        if (sum is not null)
            return sum;
        foreach (var result in response.Array("results") ?? [])
            sum = (sum ?? 0) + (result.Integer("tokenCount") ?? 0);
        return sum;
    }

    private static long? First(JsonNode? members, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (members.Integer(name) is { } number)
                return number;
        }

        return null;
    }
}

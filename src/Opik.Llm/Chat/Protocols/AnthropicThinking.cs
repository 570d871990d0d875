using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>How long a Claude model thinks before it answers: a number of tokens until generation 4.5, an effort since 4.6.</summary>
internal static class AnthropicThinking
{
    private static readonly Dictionary<string, int> Tokens = new(StringComparer.Ordinal) { ["low"] = 1024, ["medium"] = 4096, ["high"] = 16_384 };

    /// <summary>
    /// Anthropic's own members win over the effort of the OpenAI interface. Thoughts count as output, and models that think
    /// refuse a temperature.
    /// </summary>
    public static void Add(JsonObject body, ChatRequest request, ClaudeModel model, int defaultMaxTokens)
    {
        foreach (var name in (string[])["thinking", "output_config"])
        {
            if (request.Member(name) is { } own)
                body[name] = own;
        }

        if (body["thinking"] is null && model.CanThink && request.Text("reasoning_effort") is { } effort)
            AddEffort(body, request, model, effort, defaultMaxTokens);
        if (body["thinking"] is JsonObject thinking && thinking["type"]?.ToString() != "disabled")
        {
            body.Remove("temperature");
            body.Remove("top_k");
        }
    }

    private static void AddEffort(JsonObject body, ChatRequest request, ClaudeModel model, string effort, int defaultMaxTokens)
    {
        if (model.ThinksByEffort)
        {
            if (Effort(effort, model) is not { } known)
                return;
            body["thinking"] = new JsonObject { ["type"] = "adaptive" };
            body["output_config"] ??= new JsonObject();
            body["output_config"]!["effort"] ??= known;
        }
        else if (Tokens.TryGetValue(effort == "xhigh" ? "high" : effort, out var budget))
        {
            body["thinking"] = new JsonObject { ["type"] = "enabled", ["budget_tokens"] = budget };
            body["max_tokens"] = (request.MaxTokens ?? defaultMaxTokens) + budget;
        }
    }

    private static string? Effort(string effort, ClaudeModel model) => effort switch
    {
        "minimal" or "low" => "low",
        "medium" or "high" or "max" => effort,
        "xhigh" => model.TakesSampling ? "high" : "xhigh",
        _ => null,
    };
}

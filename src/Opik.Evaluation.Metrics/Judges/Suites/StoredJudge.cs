using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Opik.Evaluation.Judges.Suites;

/// <summary>
/// A judge of assertions as suites store it, readable by clients of other languages:
/// <c>{"version":"1","name":"llm_judge","model":{"name":null,"temperature":null,"seed":null,"customParameters":{"reasoning_effort":"low"}},
/// "messages":[{"role":"SYSTEM","content":"…"},{"role":"USER","content":"…{input}…{output}…"}],"variables":{"input":"input","output":"output"},
/// "schema":[{"name":"is polite","type":"BOOLEAN","description":"is polite"}]}</c>.
/// </summary>
internal static class StoredJudge
{
    /// <summary>Type of such evaluators, and the name of the judge.</summary>
    public const string Type = "llm_judge";

    private const string Version = "1";

    /// <summary>All that a judge has besides its assertions; equal for judges that can be merged.</summary>
    public static object Settings(LlmJudgeOptions options) =>
        (options.Name, options.Model.Identity, (options.Temperature, options.Seed, options.ReasoningEffort), options.ToolStrategy, options.Track, options.ProjectName, options.Timeout, options.TimeProvider);

    public static JsonObject Write(LlmJudge judge)
    {
        var options = judge.Options;
        return new JsonObject
        {
            ["version"] = Version,
            ["name"] = judge.Name,
            ["model"] = new JsonObject
            {
                ["name"] = options.Model.Id,
                ["temperature"] = options.Temperature,
                ["seed"] = options.Seed,
                ["customParameters"] = new JsonObject { ["reasoning_effort"] = Effort(options.ReasoningEffort ?? ReasoningEffort.Low) },
            },
            ["messages"] = new JsonArray(Message("SYSTEM", AssertionPrompts.Plain), Message("USER", "<input>\n{input}\n</input>\n\n<output>\n{output}\n</output>")),
            ["variables"] = new JsonObject { ["input"] = "input", ["output"] = "output" },
            ["schema"] = new JsonArray([.. judge.Assertions.Select(text => (JsonNode)new JsonObject { ["name"] = text, ["type"] = "BOOLEAN", ["description"] = text })]),
        };
    }

    public static LlmJudge Read(JsonNode config, LlmJudgeOptions? chosen)
    {
        ArgumentNullException.ThrowIfNull(config);
        var stored = Object(config);
        if (stored["schema"] is not JsonArray schema)
            throw Wrong(config, "has no list 'schema'");
        var model = stored["model"] as JsonObject;
        var custom = (model?["customParameters"] ?? model?["custom_parameters"]) as JsonObject;
        var options = chosen ?? new LlmJudgeOptions();
        return new LlmJudge([.. schema.Select(Assertion)], options with
        {
            Name = options.Name ?? Text(stored["name"]),
            Model = ReferenceEquals(options.Model, JudgeModel.Default) && Text(model?["name"]) is { Length: > 0 } id ? id : options.Model,
            Temperature = options.Temperature ?? Number(model?["temperature"]),
            Seed = options.Seed ?? (long?)Number(model?["seed"]),
            ReasoningEffort = options.ReasoningEffort ?? Effort(Text(custom?["reasoning_effort"])),
            ToolStrategy = options.ToolStrategy ?? ScoringToolStrategy.Auto,
        });
    }

    private static JsonObject Object(JsonNode config)
    {
        // Some clients send the configuration as text.
        if (Text(config) is not { } text)
            return config as JsonObject ?? throw Wrong(config, "is no object");
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw Wrong(config, "is no object");
        }
        catch (JsonException broken)
        {
            throw Wrong(config, "is no JSON", broken);
        }
    }

    private static string Assertion(JsonNode? item) =>
        item is JsonObject member && Text(member["name"]) is { } name && !string.IsNullOrWhiteSpace(name) ? name : throw Wrong(item, "has an item of 'schema' without a name");

    private static JsonObject Message(string role, string content) => new() { ["role"] = role, ["content"] = content };

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private static double? Number(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<double>(out var number) ? number : null;

    private static string Effort(ReasoningEffort effort) => effort switch
    {
        ReasoningEffort.None => "none",
        ReasoningEffort.Low => "low",
        ReasoningEffort.Medium => "medium",
        ReasoningEffort.High => "high",
        _ => "xhigh",
    };

    // "minimal" of earlier models has no value of its own here.
    private static ReasoningEffort? Effort(string? effort) => effort switch
    {
        "none" => ReasoningEffort.None,
        "minimal" or "low" => ReasoningEffort.Low,
        "medium" => ReasoningEffort.Medium,
        "high" => ReasoningEffort.High,
        "xhigh" => ReasoningEffort.ExtraHigh,
        _ => null,
    };

    // The configuration itself is not repeated: it may hold what should not be logged.
    private static ArgumentException Wrong(JsonNode? config, string problem, Exception? cause = null) => new($"The stored judge {problem}.", nameof(config), cause);
}

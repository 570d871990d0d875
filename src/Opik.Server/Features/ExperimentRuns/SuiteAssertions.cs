using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts;

namespace Opik.Server.Features.ExperimentRuns;

/// <summary>
/// The assertions of a test suite in its evaluators, as the official clients store them:
/// <c>[{"name":"n","type":"llm_judge","config":{"model":{"name":null},"schema":[{"name":"is polite","type":"BOOLEAN"}]}}]</c>.
/// </summary>
/// <param name="Texts">What has to hold, each once.</param>
/// <param name="Model">Model that an evaluator asks for; null: none does.</param>
internal sealed record SuiteAssertions(IReadOnlyList<string> Texts, string? Model)
{
    private const int Most = 100;

    /// <summary>Those of the suite and of an item together.</summary>
    public static SuiteAssertions Of(params ReadOnlySpan<JsonText?> evaluators)
    {
        var texts = new List<string>();
        string? model = null;
        foreach (var json in evaluators)
        {
            if (json is not { IsEmpty: false } text)
                continue;
            foreach (var evaluator in (JsonNode.Parse(text.Utf8.Span) as JsonArray ?? []).OfType<JsonObject>().Where(static evaluator => Text(evaluator["type"]) == "llm_judge"))
            {
                var config = Config(evaluator["config"]);
                model ??= config?["model"] is JsonObject judge ? Text(judge["name"]) : null;
                texts.AddRange((config?["schema"] as JsonArray ?? []).OfType<JsonObject>().Select(static item => Text(item["name"])).OfType<string>());
            }
        }

        return new SuiteAssertions([.. texts.Where(static text => !string.IsNullOrWhiteSpace(text)).Distinct(StringComparer.Ordinal).Take(Most)], string.IsNullOrWhiteSpace(model) ? null : model);
    }

    // Some clients send the configuration as text.
    private static JsonObject? Config(JsonNode? node)
    {
        if (node is JsonObject json)
            return json;
        try
        {
            return Text(node) is { } text ? JsonNode.Parse(text) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

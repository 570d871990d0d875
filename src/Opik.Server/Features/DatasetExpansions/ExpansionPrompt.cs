using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.DatasetExpansions;

/// <summary>Asks a model for new items.</summary>
internal static class ExpansionPrompt
{
    private const string Task = """
        You write test data. Below are items of a dataset, one JSON object a line. Write new items of the same kind: the same fields with values of the same
        types, realistic, different from each other and from the examples.
        """;

    private const string Form = """
        Answer with one JSON object and nothing else: {"items":[…]}, where each element is one new item with the fields of the examples.
        """;

    /// <summary>A request for <paramref name="count"/> items.</summary>
    public static JsonObject Write(ExpansionBody request, ExpansionExamples examples, int count)
    {
        var text = new StringBuilder(string.IsNullOrWhiteSpace(request.CustomPrompt) ? Task : request.CustomPrompt.Trim());
        text.Append("\n\nNumber of new items: ").Append(count).Append('\n');
        if (request.PreserveFields?.OfType<string>().Where(field => !string.IsNullOrWhiteSpace(field)).ToList() is { Count: > 0 } kept)
            text.Append("Keep the pattern (style, length, structure) of these fields: ").AppendJoin(", ", kept).Append('\n');
        if (!string.IsNullOrWhiteSpace(request.VariationInstructions))
            text.Append("What to vary: ").Append(request.VariationInstructions.Trim()).Append('\n');
        foreach (var field in examples.Fields.Where(field => field.Values is not null))
            text.Append("The field ").Append(field.Name).Append(" is one of: ").AppendJoin(", ", field.Values!.Order(StringComparer.Ordinal)).Append('\n');
        text.Append("\nExamples:\n");
        foreach (var example in examples.Items)
            text.Append(JsonSerializer.Serialize(JsonNode.Parse(example.Data.Utf8.Span), WireJson.Options)).Append('\n');
        text.Append('\n').Append(Form);
        var body = new JsonObject
        {
            ["model"] = request.Model,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = text.ToString() }),
            ["response_format"] = new JsonObject { ["type"] = "json_object" },
        };
        if (request.MaxCompletionTokens is { } limit)
            body["max_completion_tokens"] = limit;
        return body;
    }

    /// <summary>The items of an answer; none when there is no list of objects in it.</summary>
    public static IReadOnlyList<JsonObject> Read(string answer)
    {
        // Some models add words or a code fence around the JSON.
        var (begin, end) = (answer.AsSpan().IndexOfAny('{', '['), answer.AsSpan().LastIndexOfAny('}', ']'));
        if (begin < 0 || end < begin)
            return [];
        try
        {
            return JsonNode.Parse(answer[begin..(end + 1)], documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true, AllowDuplicateProperties = false }) switch
            {
                JsonArray list => [.. list.OfType<JsonObject>()],
                JsonObject json when json.FirstOrDefault(member => member.Value is JsonArray).Value is JsonArray list => [.. list.OfType<JsonObject>()],
                _ => [],
            };
        }
        catch (JsonException)
        {
            return [];
        }
    }
}

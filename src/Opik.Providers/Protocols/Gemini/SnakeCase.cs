using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Providers.Protocols.Gemini;

/// <summary>
/// Names as Google's clients show them and usage is counted by: the wire says <c>promptTokenCount</c>, they say
/// <c>prompt_token_count</c>.
/// </summary>
internal static class SnakeCase
{
    public static JsonObject Of(JsonObject members)
    {
        var renamed = new JsonObject();
        foreach (var (name, value) in members)
            renamed[JsonNamingPolicy.SnakeCaseLower.ConvertName(name)] = Of(value);
        return renamed;
    }

    private static JsonNode? Of(JsonNode? value) => value switch
    {
        JsonObject members => Of(members),
        JsonArray items => new JsonArray([.. items.Select(Of)]),
        _ => value?.DeepClone(),
    };
}

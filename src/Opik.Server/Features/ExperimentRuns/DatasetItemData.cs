using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts;

namespace Opik.Server.Features.ExperimentRuns;

/// <summary>The data of an item, for filling templates.</summary>
internal sealed class DatasetItemData(JsonElement data)
{
    /// <summary>A copy with every text filled, at any depth: addresses of pictures have variables too.</summary>
    public JsonNode? Fill(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.Select(member => KeyValuePair.Create(member.Key, Fill(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Fill)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(MustacheText.Render(text, data)),
        _ => node?.DeepClone(),
    };
}

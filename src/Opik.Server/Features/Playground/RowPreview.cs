using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.Playground;

/// <summary>What a row shows of its item: every member, long ones cut. The item itself stays with its dataset.</summary>
internal static class RowPreview
{
    private const int MostMembers = 20;
    private const int ValueLength = 600;

    public static JsonText Of(JsonText data)
    {
        using var document = JsonDocument.Parse(data.Utf8);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            return JsonText.Parse("{}");
        var preview = new JsonObject();
        foreach (var member in document.RootElement.EnumerateObject().Take(MostMembers))
            preview[member.Name] = Cut(member.Value);
        return JsonText.Parse(preview.ToJsonString(WireJson.Options));
    }

    private static JsonNode? Cut(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return Cut(value.GetString()!);
        var json = value.GetRawText();
        return json.Length > ValueLength ? Cut(json) : JsonNode.Parse(json);
    }

    private static string Cut(string text) => text.Length > ValueLength ? text[..ValueLength] + "…" : text;
}

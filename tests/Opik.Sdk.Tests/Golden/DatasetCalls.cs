using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Datasets;
using Opik.Testing.Golden;

namespace Opik.Sdk.Tests.Golden;

/// <summary>Items of datasets.</summary>
internal static class DatasetCalls
{
    private static readonly string[] OutsideOfContent = ["id", "trace_id", "span_id", "source"];

    public static Dictionary<string, Func<GoldenCase, JsonNode?>> All { get; } = new(StringComparer.Ordinal)
    {
        ["dataset_duplicates"] = Duplicates,
        ["dataset_items_from_json"] = FromJson,
    };

    private static JsonObject Duplicates(GoldenCase golden)
    {
        var keepsAll = golden.Params.TryGetProperty("deduplication", out var flag) && !flag.GetBoolean();
        var seen = new HashSet<ContentDigest>();
        var kept = new JsonArray();
        foreach (var (position, item) in golden.Input.GetProperty("items").EnumerateArray().Index())
        {
            if (seen.Add(ContentDigest.Of(Item(item))) || keepsAll)
                kept.Add(position);
        }

        return new() { ["kept"] = kept };
    }

    // Ids of the cases are no UUIDs; none is part of the content.
    private static DatasetItem Item(JsonElement json)
    {
        var content = JsonNode.Parse(json.GetRawText())!.AsObject();
        foreach (var name in OutsideOfContent)
            content.Remove(name);
        return ItemContent.Read(content, null, null, "Item");
    }

    private static JsonObject FromJson(GoldenCase golden)
    {
        var keys = golden.Params.GetProperty("keys_mapping").EnumerateObject().ToDictionary(key => key.Name, key => key.Value.GetString()!);
        var ignored = golden.Params.GetProperty("ignore_keys").EnumerateArray().Select(key => key.GetString()!).ToHashSet();
        var items = Dataset.ReadItems(golden.Text("json")!, new ItemImport { Keys = keys, Ignored = ignored });
        return new() { ["contents"] = new JsonArray([.. items.Select(item => item.Data.DeepClone())]) };
    }
}

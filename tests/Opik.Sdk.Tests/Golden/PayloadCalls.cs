using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Opik.Payloads;
using Opik.Testing.Golden;

namespace Opik.Sdk.Tests.Golden;

/// <summary>Sizes, limits, batches and embedded files.</summary>
internal static partial class PayloadCalls
{
    public static Dictionary<string, Func<GoldenCase, JsonNode?>> All { get; } = new(StringComparer.Ordinal)
    {
        ["payload_truncation"] = Truncation,
        ["truncation_marker"] = golden => PayloadLimit.Marker(golden.Input.GetProperty("size_mb").GetDouble()),
        ["json_size_estimate"] = golden => new JsonObject { ["bytes"] = PayloadSize.Estimate(Node(golden.Input.GetProperty("value"))) },
        ["batch_split"] = Batches,
        ["attachment_extraction"] = Extraction,
        ["urlsafe_base64_image"] = UrlSafeImage,
        ["mime_from_bytes"] = golden => new JsonObject { ["mime_type"] = MediaTypes.OfBytes(golden.Input.GetProperty("base64").GetBytesFromBase64()) ?? "application/octet-stream" },
        ["extension_from_mime"] = golden => new JsonObject { ["extension"] = MediaTypes.ExtensionOf(golden.Text("mime_type")!) },
        ["mime_from_file_name"] = golden => new JsonObject { ["mime_type"] = MediaTypes.OfFileName(golden.Text("file_name")) },
    };

    private static JsonNode? Node(JsonElement json) => JsonNode.Parse(json.GetRawText());

    private static JsonObject Truncation(GoldenCase golden)
    {
        var item = Node(golden.Input.GetProperty("fields"))!.AsObject();
        var changed = PayloadLimit.Apply(item, golden.Params.GetProperty("max_size_mb").GetDouble());
        return new()
        {
            ["changed"] = new JsonArray([.. changed.Order(StringComparer.Ordinal).Select(name => (JsonNode)name)]),
            ["result"] = new JsonObject(item.Select(member => KeyValuePair.Create(member.Key, changed.Contains(member.Key) ? member.Value?.DeepClone() : "<unchanged>"))),
        };
    }

    private static JsonObject Batches(GoldenCase golden)
    {
        double? megabytes = golden.Params.GetProperty("max_payload_size_MB") is { ValueKind: JsonValueKind.Number } size ? size.GetDouble() : null;
        int? count = golden.Params.GetProperty("max_length") is { ValueKind: JsonValueKind.Number } length ? length.GetInt32() : null;
        var lengths = golden.Input.GetProperty("item_lengths").EnumerateArray().Select(item => item.GetInt32());
        var batches = BatchSplitter.Split(lengths, item => item + 2, megabytes * PayloadSize.BytesPerMegabyte, count);
        return new() { ["batches"] = new JsonArray([.. batches.Select(batch => (JsonNode)new JsonArray([.. batch.Select(item => (JsonNode)item)]))]) };
    }

    private static JsonObject Extraction(GoldenCase golden)
    {
        var data = Node(golden.Input.GetProperty("data"));
        var context = golden.Param("context")!;
        var files = EmbeddedFiles.Extract(data, context, golden.Params.GetProperty("min_attachment_size").GetInt32(), TimeProvider.System);
        return new()
        {
            ["attachments"] = new JsonArray([.. files.Select(file => (JsonNode)new JsonObject { ["file_name"] = Numbers().Replace(file.FileName, "-#-#-sdk"), ["content_type"] = file.ContentType, ["size"] = file.Content.Length, ["context"] = context })]),
            ["data"] = JsonNode.Parse(Numbers().Replace(data?.ToJsonString() ?? "null", "-#-#-sdk")),
        };
    }

    private static JsonObject UrlSafeImage(GoldenCase golden)
    {
        var value = golden.Text("value")!;
        var node = new JsonObject { ["nested"] = new JsonArray(value) };
        UrlSafeImages.Normalize(node);
        var recognised = UrlSafeImages.IsImage(value);
        var expected = recognised ? UrlSafeImages.ToStandard(value) : value;
        return new() { ["recognised"] = recognised, ["value"] = expected, ["consistent"] = node["nested"]![0]!.GetValue<string>() == expected };
    }

    [GeneratedRegex(@"-[0-9]{8}-[0-9]{13}-sdk", RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();
}

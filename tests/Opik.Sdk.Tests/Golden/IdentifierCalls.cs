using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Distributed;
using Opik.Identifiers;
using Opik.Links;
using Opik.Testing.Golden;

namespace Opik.Sdk.Tests.Golden;

/// <summary>Ids, headers, addresses.</summary>
internal static class IdentifierCalls
{
    public static Dictionary<string, Func<GoldenCase, JsonNode?>> All { get; } = new(StringComparer.Ordinal)
    {
        ["uuid4_to_uuid7"] = golden => new JsonObject { ["id"] = OpikIds.FromVersion4(DateTimeOffset.Parse(golden.Text("datetime")!, CultureInfo.InvariantCulture), golden.Text("uuid4")!).ToString() },
        ["is_valid_uuid7"] = golden => new JsonObject { ["valid"] = golden.Input.GetProperty("value") is { ValueKind: JsonValueKind.String } value && OpikIds.IsValid(value.GetString()) },
        ["random_alphanumeric"] = golden => new JsonObject { ["length"] = RandomText.Alphanumeric(golden.Params.GetProperty("length").GetInt32()).Length },
        ["trace_headers"] = TraceHeaders,
        ["otel_span_attributes"] = SpanAttributes,
        ["ui_url"] = Addresses,
        ["presigned_url"] = golden => new JsonObject { ["presigned"] = PageAddresses.IsPresigned(golden.Text("url")!) },
    };

    // Ids are values here, so they are shown in the spelling of the case.
    private static JsonObject TraceHeaders(GoldenCase golden)
    {
        var headers = golden.Input.GetProperty("headers").EnumerateObject().Where(header => header.Value.ValueKind == JsonValueKind.String).ToDictionary(header => header.Name, header => header.Value.GetString());
        return new() { ["attributes"] = OpikHeaders.Extract(headers) is { } place ? Attributes(place, golden.Expected?["attributes"] as JsonObject) : null };
    }

    private static JsonObject SpanAttributes(GoldenCase golden)
    {
        var place = ContinuedPlace.Of(Lookup(golden.Input.GetProperty("parent_span_attributes")), Lookup(golden.Input.GetProperty("baggage")) ?? (_ => null));
        return new()
        {
            ["attributes"] = place is { } found ? Attributes(found, golden.Expected?["attributes"] as JsonObject) : new JsonObject(),
            ["gets_new_span_id"] = place is not null,
        };
    }

    private static JsonObject Attributes(OpikParent place, JsonObject? expected)
    {
        var attributes = new JsonObject { ["opik.trace_id"] = Spelled(place.TraceId, expected?["opik.trace_id"]) };
        if (place.SpanId is { } span)
            attributes["opik.parent_span_id"] = Spelled(span, expected?["opik.parent_span_id"]);
        return attributes;
    }

    private static string Spelled(Guid id, JsonNode? expected) =>
        expected?.GetValue<string>() is { } text && UuidText.TryParse(text, out var same) && same == id ? text : id.ToString();

    private static Func<string, string?>? Lookup(JsonElement entries) => entries.ValueKind != JsonValueKind.Object
        ? null
        : name => entries.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonObject Addresses(GoldenCase golden)
    {
        var server = golden.Text("url_override")!;
        var pages = PageAddresses.Pages(server);
        return new()
        {
            ["ui"] = pages,
            ["base"] = PageAddresses.Origin(server),
            ["ping"] = PageAddresses.Ping(server),
            ["experiment"] = PageAddresses.Experiment(pages, "default", "d-1", "e-1"),
            ["dataset"] = PageAddresses.Dataset(pages, "my ws", "p-1", "d-1"),
            ["trace_redirect"] = PageAddresses.TraceRedirect(server, "t-1"),
        };
    }
}

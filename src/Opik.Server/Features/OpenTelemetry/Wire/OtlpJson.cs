using System.Text.Json;
using System.Text.Unicode;
using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.Server.Features.OpenTelemetry.Wire;

/// <summary>
/// Reads the JSON form of <c>ExportTraceServiceRequest</c> (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding):
/// ids in hex, 64-bit integers as number or text, enumerations as number or name, names in camelCase or snake_case.
/// </summary>
internal sealed class OtlpJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = OtlpLimits.JsonDepth, AllowTrailingCommas = false };

    private OtlpBudget _budget;

    /// <summary>Reads a body.</summary>
    /// <exception cref="OtlpFormatException">The body is not JSON, or a member has a wrong type.</exception>
    public static IReadOnlyList<OtlpSpanGroup> Read(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
            throw new OtlpFormatException("The body is not valid UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(body, Options);
            return new OtlpJson().ReadRequest(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException { Source: "System.Text.Json" })
        {
            // InvalidOperationException: half of a surrogate pair in a name.
            throw new OtlpFormatException($"The body is not valid JSON: {exception.Message}", exception);
        }
    }

    private List<OtlpSpanGroup> ReadRequest(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new OtlpFormatException("The body is not a JSON object.");
        var groups = new List<OtlpSpanGroup>();
        foreach (var resourceSpans in OtlpJsonFields.List(root, "resourceSpans", "resource_spans"))
        {
            var resource = OtlpJsonFields.Find(resourceSpans, "resource", "resource") is { } found ? ReadAttributes(found) : [];
            foreach (var scope in OtlpJsonFields.List(resourceSpans, "scopeSpans", "scope_spans"))
                groups.Add(ReadScopeSpans(scope, resource));
            foreach (var library in OtlpJsonFields.List(resourceSpans, "instrumentationLibrarySpans", "instrumentation_library_spans"))
                groups.Add(ReadScopeSpans(library, resource));
        }

        return groups;
    }

    private OtlpSpanGroup ReadScopeSpans(JsonElement element, IReadOnlyList<OtlpAttribute> resource)
    {
        _budget.Take();
        var scope = OtlpJsonFields.Find(element, "scope", "instrumentationLibrary");
        var name = scope is { } found ? OtlpJsonFields.Text(found, "name", "name") : "";
        return new OtlpSpanGroup(resource, name, [.. OtlpJsonFields.List(element, "spans", "spans").Select(ReadSpan)]);
    }

    private OtlpSpan ReadSpan(JsonElement element)
    {
        _budget.Take();
        var status = OtlpJsonFields.Find(element, "status", "status");
        return new OtlpSpan
        {
            TraceId = OtlpJsonFields.Id(element, "traceId", "trace_id"),
            SpanId = OtlpJsonFields.Id(element, "spanId", "span_id"),
            ParentSpanId = OtlpJsonFields.Id(element, "parentSpanId", "parent_span_id"),
            Name = OtlpJsonFields.Text(element, "name", "name"),
            StartTimeUnixNano = OtlpJsonFields.Nanoseconds(element, "startTimeUnixNano", "start_time_unix_nano"),
            EndTimeUnixNano = OtlpJsonFields.Nanoseconds(element, "endTimeUnixNano", "end_time_unix_nano"),
            Attributes = ReadAttributes(element),
            Events = [.. OtlpJsonFields.List(element, "events", "events").Select(ReadEvent)],
            StatusCode = status is { } found ? OtlpJsonFields.StatusCode(found) : 0,
            StatusMessage = status is { } text ? OtlpJsonFields.Text(text, "message", "message") : "",
        };
    }

    private OtlpSpanEvent ReadEvent(JsonElement element)
    {
        _budget.Take();
        return new OtlpSpanEvent(OtlpJsonFields.Text(element, "name", "name"), OtlpJsonFields.Nanoseconds(element, "timeUnixNano", "time_unix_nano"), ReadAttributes(element));
    }

    private List<OtlpAttribute> ReadAttributes(JsonElement owner) =>
        [.. OtlpJsonFields.List(owner, "attributes", "attributes").Select(attribute => ReadAttribute(attribute, depth: 0))];

    private OtlpAttribute ReadAttribute(JsonElement element, int depth)
    {
        var value = OtlpJsonFields.Find(element, "value", "value") is { } found ? ReadValue(found, depth) : OtlpValue.Empty;
        return new OtlpAttribute(OtlpJsonFields.Text(element, "key", "key"), value);
    }

    private OtlpValue ReadValue(JsonElement element, int depth)
    {
        OtlpLimits.CheckDepth(depth);
        _budget.Take();
        if (element.ValueKind == JsonValueKind.Null)
            return OtlpValue.Empty;
        if (element.ValueKind != JsonValueKind.Object)
            throw OtlpJsonFields.Wrong("value", "an object such as {\"stringValue\": \"text\"}");
        foreach (var member in element.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null)
                continue;
            switch (member.Name)
            {
                case "stringValue" or "string_value":
                    return OtlpValue.Of(OtlpJsonFields.Text(member.Value, member.Name));
                case "boolValue" or "bool_value":
                    return OtlpValue.Of(OtlpJsonFields.Boolean(member.Value, member.Name));
                case "intValue" or "int_value":
                    return OtlpValue.Of(OtlpJsonFields.Integer(member.Value, member.Name));
                case "doubleValue" or "double_value":
                    return OtlpValue.Of(OtlpJsonFields.Double(member.Value, member.Name));
                case "arrayValue" or "array_value":
                    return OtlpValue.Of([.. OtlpJsonFields.List(member.Value, "values", "values").Select(item => ReadValue(item, depth + 1))]);
                case "kvlistValue" or "kvlist_value":
                    return OtlpValue.Of([.. OtlpJsonFields.List(member.Value, "values", "values").Select(item => ReadAttribute(item, depth + 1))]);
                case "bytesValue" or "bytes_value":
                    return OtlpValue.Of(OtlpJsonFields.Base64(member.Value, member.Name));
            }
        }

        return OtlpValue.Empty;
    }
}

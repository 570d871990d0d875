using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.OpenTelemetry.Tests.Wire;
using Opik.OpenTelemetry.Mapping;
using Opik.Server.Features.OpenTelemetry.Mapping;
using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.OpenTelemetry.Tests.Mapping;

/// <summary>Builds spans and maps them, for tests of single rules.</summary>
internal static class SpanUnderTest
{
    public static readonly Guid Project = UuidV7.Create(DateTimeOffset.UnixEpoch);

    public static OtlpSpan New(params (string Name, object Value)[] attributes) => new()
    {
        TraceId = OtlpBodies.TraceId,
        SpanId = OtlpBodies.SpanId,
        Name = "work",
        StartTimeUnixNano = OtlpBodies.Start,
        EndTimeUnixNano = OtlpBodies.Start + 1_000_000,
        Attributes = Attributes(attributes),
    };

    public static OtlpSpanEvent Event(string name, params (string Name, object Value)[] attributes) => new(name, OtlpBodies.Start, Attributes(attributes));

    public static OtlpEntities Map(params OtlpSpan[] spans) => MapFrom(new OtlpSpanGroup([], "tests", spans));

    public static OtlpEntities MapFrom(OtlpSpanGroup group, Func<OtlpDestination, OtlpDestination>? change = null)
    {
        var export = new OtlpExport([group], DateTimeOffset.UnixEpoch.AddYears(50));
        var ids = export.Earliest.ToDictionary(entry => entry.Key, entry => OtlpTraceIdentity.TraceId(entry.Key, entry.Value));
        var destination = new OtlpDestination(Project, ids);
        return OtlpMapper.Map(export, change is null ? destination : change(destination));
    }

    /// <summary>The span that one set of attributes becomes.</summary>
    public static Span MapOne(params (string Name, object Value)[] attributes) => Map(New(attributes)).Spans.Single();

    public static JsonObject Json(JsonText? text) => JsonNode.Parse(text!.Value.Utf8.Span)!.AsObject();

    public static OtlpValue Value(object value) => value switch
    {
        string text => OtlpValue.Of(text),
        bool flag => OtlpValue.Of(flag),
        int number => OtlpValue.Of((long)number),
        long number => OtlpValue.Of(number),
        double number => OtlpValue.Of(number),
        string[] texts => OtlpValue.Of([.. texts.Select(text => OtlpValue.Of(text))]),
        _ => throw new ArgumentException($"No attribute of type {value.GetType()}.", nameof(value)),
    };

    private static IReadOnlyList<OtlpAttribute> Attributes((string Name, object Value)[] attributes) =>
        [.. attributes.Select(attribute => new OtlpAttribute(attribute.Name, Value(attribute.Value)))];
}

using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.OpenTelemetry.Tests.Wire;

/// <summary>Bodies of trace exports for tests.</summary>
internal static class OtlpBodies
{
    public const ulong Start = 1_795_222_554_069_068_014;

    public static readonly byte[] TraceId = Convert.FromHexString("5b8efff798038103d269b633813fc60c");
    public static readonly byte[] SpanId = Convert.FromHexString("eee19b7ec3c1b174");

    /// <summary>A request with one span that has the given attributes.</summary>
    public static byte[] Protobuf(params (string Name, ProtoMessage Value)[] attributes) => Request(Span(attributes)).ToArray();

    public static ProtoMessage Request(params ProtoMessage[] spans)
    {
        var scope = new ProtoMessage().Message(1, new ProtoMessage().Text(1, "tests"));
        foreach (var span in spans)
            scope.Message(2, span);
        return new ProtoMessage().Message(1, new ProtoMessage().Message(2, scope));
    }

    public static ProtoMessage Span(params (string Name, ProtoMessage Value)[] attributes)
    {
        var span = new ProtoMessage().Bytes(1, TraceId).Bytes(2, SpanId).Text(5, "work").Fixed64(7, Start).Fixed64(8, Start + 1_000_000);
        foreach (var (name, value) in attributes)
            span.Message(9, Attribute(name, value));
        return span;
    }

    public static ProtoMessage Attribute(string name, ProtoMessage value) => new ProtoMessage().Text(1, name).Message(2, value);

    public static ProtoMessage Text(string value) => new ProtoMessage().Text(1, value);

    /// <summary>The only span of what was read.</summary>
    public static OtlpSpan Single(IReadOnlyList<OtlpSpanGroup> groups) => groups.Single().Spans.Single();
}

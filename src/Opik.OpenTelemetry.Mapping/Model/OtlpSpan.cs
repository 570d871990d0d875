namespace Opik.OpenTelemetry.Mapping.Model;

/// <summary>
/// One span as an exporter sent it:
/// https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto.
/// </summary>
internal sealed record OtlpSpan
{
    /// <summary>Status code of a span that failed.</summary>
    public const int ErrorStatus = 2;

    /// <summary>16 bytes; any other length makes the span invalid.</summary>
    public ReadOnlyMemory<byte> TraceId { get; init; }

    /// <summary>8 bytes; any other length makes the span invalid.</summary>
    public ReadOnlyMemory<byte> SpanId { get; init; }

    /// <summary>8 bytes, or empty for a root span.</summary>
    public ReadOnlyMemory<byte> ParentSpanId { get; init; }

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Start, nanoseconds since 1970; 0 when not said.</summary>
    public ulong StartTimeUnixNano { get; init; }

    /// <summary>End, nanoseconds since 1970; 0 while the span is open.</summary>
    public ulong EndTimeUnixNano { get; init; }

    /// <summary>Attributes in the order sent.</summary>
    public IReadOnlyList<OtlpAttribute> Attributes { get; init; } = [];

    /// <summary>Events in the order sent.</summary>
    public IReadOnlyList<OtlpSpanEvent> Events { get; init; } = [];

    /// <summary>0 unset, 1 ok, 2 error.</summary>
    public int StatusCode { get; init; }

    /// <summary>Message of the status.</summary>
    public string StatusMessage { get; init; } = "";

    /// <summary>True when no parent is named: absent, or all zeros as some exporters write it.</summary>
    public bool IsRoot => IsZero(ParentSpanId.Span);

    /// <summary>True when both ids have their length and are not all zeros.</summary>
    public bool HasValidIds => TraceId.Length == 16 && SpanId.Length == 8 && !IsZero(TraceId.Span) && !IsZero(SpanId.Span);

    /// <summary>The value of an attribute, the last one when it is there twice; null when absent.</summary>
    public OtlpValue? this[string name] => Attributes.LastOrDefault(attribute => attribute.Name == name).Value;

    private static bool IsZero(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExcept((byte)0);
}

using Opik.Contracts;
using Opik.OpenTelemetry.Mapping.Dialects;
using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.Server.Features.OpenTelemetry.Mapping;

/// <summary>
/// Ids. OpenTelemetry's are random bytes, ours sort by time: the id of a trace is derived from its 16 bytes and the earliest
/// start in its first batch, those of its spans from their 8 bytes and the time in the id of the trace. So links between
/// spans hold however spans are spread over batches, and a span that is sent again gets the same id.
/// </summary>
internal static class OtlpTraceIdentity
{
    /// <summary>The 16 bytes of a trace id as a key.</summary>
    public static Guid Key(OtlpSpan span) => new(span.TraceId.Span, bigEndian: true);

    /// <summary>The id of a trace that is seen for the first time.</summary>
    public static Guid TraceId(Guid key, long unixMilliseconds)
    {
        Span<byte> bytes = stackalloc byte[16];
        key.TryWriteBytes(bytes, bigEndian: true, out _);
        return UuidV7.Derive(bytes, unixMilliseconds);
    }

    /// <summary>The id of a span of a trace whose derived id is <paramref name="derivedTraceId"/>.</summary>
    public static Guid SpanId(ReadOnlySpan<byte> spanId, Guid derivedTraceId) => UuidV7.Derive(spanId, UuidV7.UnixMilliseconds(derivedTraceId));

    /// <summary>An id that the program set as an attribute; null when absent or no version 7 UUID.</summary>
    public static Guid? Chosen(OtlpSpan span, string attribute) => Parse(span[attribute]?.AsText());

    /// <summary>A version 7 UUID; null when it is none.</summary>
    public static Guid? Parse(string? text) => Guid.TryParse(text, out var id) && UuidV7.Is(id) ? id : null;

    /// <summary>The trace that the program says the span belongs to; null when it does not say.</summary>
    public static Guid? ChosenTrace(OtlpSpan span) => Chosen(span, OpikDialect.TraceId);
}

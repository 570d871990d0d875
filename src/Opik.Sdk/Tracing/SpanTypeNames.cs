using Opik.Contracts;

namespace Opik.Tracing;

/// <summary>Names of span types on the wire.</summary>
internal static class SpanTypeNames
{
    /// <summary>The name; an unknown number counts as general.</summary>
    public static ReadOnlySpan<byte> Of(SpanType type) => type switch
    {
        SpanType.Llm => "llm"u8,
        SpanType.Tool => "tool"u8,
        SpanType.Guardrail => "guardrail"u8,
        _ => "general"u8,
    };
}

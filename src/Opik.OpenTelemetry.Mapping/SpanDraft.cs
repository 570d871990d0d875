using Opik.Contracts;
using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.OpenTelemetry.Mapping;

/// <summary>What is known of a span while its attributes and events are read.</summary>
internal sealed class SpanDraft(OtlpSpanGroup group, OtlpSpan span)
{
    private SpanType? _hint;

    /// <summary>Where it comes from.</summary>
    public OtlpSpanGroup Group { get; } = group;

    /// <summary>As it was sent.</summary>
    public OtlpSpan Span { get; } = span;

    public PayloadDraft Input { get; } = new();

    public PayloadDraft Output { get; } = new();

    public PayloadDraft Metadata { get; } = new();

    public RankedValue Model { get; } = new();

    public RankedValue Provider { get; } = new();

    public RankedValue Thread { get; } = new();

    public RankedValue Environment { get; } = new();

    public UsageCounts Usage { get; } = new();

    public TagList Tags { get; } = new();

    /// <summary>USD; null when nobody said.</summary>
    public decimal? Cost { get; set; }

    /// <summary>Milliseconds; null when nobody said.</summary>
    public double? FirstToken { get; set; }

    /// <summary>What the sender calls this kind of span, as a type; null when it says nothing we know.</summary>
    public SpanType? Kind { get; set; }

    /// <summary>The type: by kind, by operation, else by what the attributes hint at.</summary>
    public SpanType Type => Kind ?? SpanTypes.OfOperation(Span["gen_ai.operation.name"]?.AsText()) ?? SpanTypes.OfName(Span.Name) ?? _hint ?? SpanType.General;

    /// <summary>Takes what the presence of an attribute says: a tool beats a model.</summary>
    public void Hint(SpanType? type)
    {
        if (type is SpanType.Tool || _hint is null)
            _hint = type ?? _hint;
    }
}

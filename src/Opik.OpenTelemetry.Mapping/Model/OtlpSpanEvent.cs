namespace Opik.OpenTelemetry.Mapping.Model;

/// <summary>Something that happened during a span.</summary>
/// <param name="Name">Name, for example <c>exception</c> or <c>gen_ai.choice</c>.</param>
/// <param name="TimeUnixNano">Nanoseconds since 1970; 0 when not said.</param>
/// <param name="Attributes">Attributes as sent.</param>
internal sealed record OtlpSpanEvent(string Name, ulong TimeUnixNano, IReadOnlyList<OtlpAttribute> Attributes)
{
    /// <summary>The value of an attribute; null when absent.</summary>
    public OtlpValue? this[string name] => Attributes.LastOrDefault(attribute => attribute.Name == name).Value;
}

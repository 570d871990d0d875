namespace Opik;

/// <summary>Values for the span of one call and the spans below it.</summary>
public sealed record OpikSpanArgs
{
    /// <summary>Tags to add.</summary>
    public IEnumerable<string>? Tags { get; init; }

    /// <summary>Metadata to set.</summary>
    public IEnumerable<KeyValuePair<string, object?>>? Metadata { get; init; }
}

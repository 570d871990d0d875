namespace Opik.OpenTelemetry.Mapping.Model;

/// <summary>Spans of one instrumentation library in one process: <c>ScopeSpans</c> inside <c>ResourceSpans</c>.</summary>
/// <param name="Resource">Attributes of the process.</param>
/// <param name="ScopeName">Name of the instrumentation library; empty when not said.</param>
/// <param name="Spans">The spans.</param>
internal sealed record OtlpSpanGroup(IReadOnlyList<OtlpAttribute> Resource, string ScopeName, IReadOnlyList<OtlpSpan> Spans)
{
    /// <summary>Text of an attribute of the process; null when absent.</summary>
    public string? ResourceText(string name) => Resource.LastOrDefault(attribute => attribute.Name == name).Value?.AsText();
}

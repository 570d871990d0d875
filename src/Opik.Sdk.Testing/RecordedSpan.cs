using System.Text.Json;

namespace Opik.Sdk.Testing;

/// <summary>A span that was recorded.</summary>
public sealed class RecordedSpan(Guid id, JsonElement json, IReadOnlyList<RecordedSpan> spans) : RecordedEntity(id, json, spans)
{
    /// <summary><c>general</c>, <c>llm</c>, <c>tool</c> or <c>guardrail</c>.</summary>
    public string Type => Text("type")!;

    /// <summary>Model.</summary>
    public string? Model => Text("model");

    /// <summary>Provider.</summary>
    public string? Provider => Text("provider");

    /// <summary>Token counts.</summary>
    public IReadOnlyDictionary<string, long> Usage =>
        Member("usage") is { ValueKind: JsonValueKind.Object } usage ? usage.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetInt64()) : [];

    /// <summary>Cost in USD that the program set.</summary>
    public decimal? TotalCost => Member("total_estimated_cost") is { ValueKind: JsonValueKind.Number } cost ? cost.GetDecimal() : null;

    /// <summary>The span and everything below it, parents before children.</summary>
    public IEnumerable<RecordedSpan> SelfAndBelow() => Spans.SelectMany(span => span.SelfAndBelow()).Prepend(this);

    /// <summary>The span and everything below it as text: one line each.</summary>
    public override string ToString() => TreeText.Of(this);
}

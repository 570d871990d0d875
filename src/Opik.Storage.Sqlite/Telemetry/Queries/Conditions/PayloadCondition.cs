using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>A condition that needs the payload of a row.</summary>
/// <param name="Parts">What must be decoded.</param>
/// <param name="Matches">The test.</param>
internal sealed record PayloadCondition(PayloadParts Parts, Func<PayloadTexts, bool> Matches)
{
    /// <summary>A text that every matching row contains in <see cref="Parts"/>, in lower case; null when there is none.</summary>
    public string? Needle { get; init; }

    /// <summary>Path and value that the metadata of every matching row has; null when there is none.</summary>
    public (string Path, string Value)? Attribute { get; init; }

    /// <summary>Condition on the text of a part.</summary>
    public static PayloadCondition OnText(PayloadParts part, FilterOperator @operator, string value)
    {
        var needle = NeedleOf(@operator, value);
        var quick = needle is null ? null : AsciiNeedle.Of(needle);
        return new(part, texts => texts.MayContain(part, quick) && TextCondition.Matches(texts.Text(part), @operator, value, ignoreCase: true)) { Needle = needle };
    }

    /// <summary>Condition on the value at a path of a part.</summary>
    /// <exception cref="FilterException">The key is no path.</exception>
    public static PayloadCondition OnPath(PayloadParts part, FilterClause clause)
    {
        var condition = new PathCondition(clause);
        bool Matches(PayloadTexts texts) => condition.Matches(texts.TryJson(part, out var json) ? json : null);
        if (clause.Operator.IsOrder())
            return new PayloadCondition(part, Matches);
        return new PayloadCondition(part, Matches)
        {
            Needle = NeedleOf(clause.Operator, JsonPath.TrimNumber(clause.Value)),
            Attribute = part == PayloadParts.Metadata && clause.Operator == FilterOperator.Equal && condition.Path.Name is { } name && clause.Value[0] is not ('{' or '[') ? (name, clause.Value) : null,
        };
    }

    private static string? NeedleOf(FilterOperator @operator, string value) =>
        @operator is FilterOperator.Contains or FilterOperator.Equal or FilterOperator.StartsWith or FilterOperator.EndsWith ? value.ToLowerInvariant() : null;
}

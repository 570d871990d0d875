using System.Text.Json;
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
        if (!JsonPath.TryParse(clause.Key ?? "$", out var path))
            throw new FilterException($"Invalid key '{clause.Key}' for field '{clause.Field}'");
        if (clause.Operator.IsOrder())
        {
            FilterValues.TryReadNumber(clause.Value, out var bound);
            return new PayloadCondition(part, texts => FilterValues.TryReadNumber(Find(texts, part, path, out _), out var number) && NumberCondition.Matches(number, clause.Operator, bound));
        }

        return new PayloadCondition(part, texts => Matches(Find(texts, part, path, out var kind), kind, clause))
        {
            Needle = NeedleOf(clause.Operator, JsonPath.TrimNumber(clause.Value)),
            Attribute = part == PayloadParts.Metadata && clause.Operator == FilterOperator.Equal && path.Name is { } name && clause.Value[0] is not ('{' or '[') ? (name, clause.Value) : null,
        };

        static bool Matches(string text, JsonValueKind kind, FilterClause clause)
        {
            if (clause.Operator.IsPresence() && text is ("{}" or "[]"))
                text = string.Empty;
            // The number 2.0 equals "2" and "2.0"; the text "2.0" only itself.
            var value = kind == JsonValueKind.Number && clause.Operator is (FilterOperator.Equal or FilterOperator.NotEqual) ? JsonPath.TrimNumber(clause.Value) : clause.Value;
            return TextCondition.Matches(text, clause.Operator, value, ignoreCase: true);
        }
    }

    private static string Find(PayloadTexts texts, PayloadParts part, JsonPath path, out JsonValueKind kind)
    {
        kind = JsonValueKind.Undefined;
        if (!texts.TryJson(part, out var json) || !path.TryFind(json, out var value))
            return string.Empty;
        kind = value.ValueKind;
        return JsonPath.Text(value);
    }

    private static string? NeedleOf(FilterOperator @operator, string value) =>
        @operator is FilterOperator.Contains or FilterOperator.Equal or FilterOperator.StartsWith or FilterOperator.EndsWith ? value.ToLowerInvariant() : null;
}

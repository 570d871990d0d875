namespace Opik.Contracts;

/// <summary>Compares a text with the value of a condition; nothing counts as the empty text.</summary>
public static class TextCondition
{
    /// <summary>
    /// Whether <paramref name="text"/> meets the condition. Order operators compare character by character. For
    /// <c>in</c> and <c>not_in</c> the value is a comma list.
    /// </summary>
    public static bool Matches(string? text, FilterOperator @operator, string value, bool ignoreCase)
    {
        text ??= string.Empty;
        var comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return @operator switch
        {
            FilterOperator.Contains => text.Contains(value, comparison),
            FilterOperator.NotContains => !text.Contains(value, comparison),
            FilterOperator.StartsWith => text.StartsWith(value, comparison),
            FilterOperator.EndsWith => text.EndsWith(value, comparison),
            FilterOperator.Equal => text.Equals(value, comparison),
            FilterOperator.NotEqual => !text.Equals(value, comparison),
            FilterOperator.GreaterThan => string.Compare(text, value, comparison) > 0,
            FilterOperator.GreaterThanOrEqual => string.Compare(text, value, comparison) >= 0,
            FilterOperator.LessThan => string.Compare(text, value, comparison) < 0,
            FilterOperator.LessThanOrEqual => string.Compare(text, value, comparison) <= 0,
            FilterOperator.IsEmpty => text.Length == 0,
            FilterOperator.IsNotEmpty => text.Length > 0,
            FilterOperator.In => FilterValues.ReadList(value).Contains(text, StringComparer.FromComparison(comparison)),
            FilterOperator.NotIn => !FilterValues.ReadList(value).Contains(text, StringComparer.FromComparison(comparison)),
            _ => throw new ArgumentOutOfRangeException(nameof(@operator), @operator, null),
        };
    }

    /// <summary>Whether a list of texts meets the condition: <c>contains</c> looks for a substring of any entry, <c>=</c> for an entry.</summary>
    public static bool MatchesAny(IReadOnlyCollection<string> texts, FilterOperator @operator, string value) => @operator switch
    {
        FilterOperator.Contains => texts.Any(text => text.Contains(value, StringComparison.OrdinalIgnoreCase)),
        FilterOperator.NotContains => !texts.Any(text => text.Contains(value, StringComparison.OrdinalIgnoreCase)),
        FilterOperator.Equal => texts.Contains(value, StringComparer.Ordinal),
        FilterOperator.NotEqual => !texts.Contains(value, StringComparer.Ordinal),
        FilterOperator.IsEmpty => texts.Count == 0,
        FilterOperator.IsNotEmpty => texts.Count > 0,
        _ => throw new ArgumentOutOfRangeException(nameof(@operator), @operator, null),
    };
}

using System.Text.Json.Nodes;
using Opik.Contracts;

namespace Opik.Storage.Sqlite.Tests.Queries;

/// <summary>
/// A row as plain values by filter field: string, double, DateTime, list of texts, JSON, scores by name, or null. What
/// the store answers is compared with a plain walk over these.
/// </summary>
internal sealed class NaiveRow(Guid id, IReadOnlyDictionary<string, object?> values, bool hidden = false)
{
    /// <summary>The name under which the sums are that are sums of nothing.</summary>
    public const string Missing = "";

    public Guid Id { get; } = id;

    public bool Hidden { get; } = hidden;

    public object? this[string field] => values[field];

    public bool Matches(FilterClause clause)
    {
        if (clause.Alternatives is { } alternatives)
            return alternatives.Any(alternative => alternative.All(Matches));
        // A list is the list of its values: none of them may be met where the operator says so.
        if (clause.Operator is FilterOperator.In or FilterOperator.NotIn && clause.Type is not (FilterFieldType.Enum or FilterFieldType.StringList))
            return Listed(clause);
        var value = values[clause.Field];
        if (clause.Operator.IsPresence() && clause.Type is (FilterFieldType.Number or FilterFieldType.Duration))
            return IsMissing(clause.Field, value) == (clause.Operator == FilterOperator.IsEmpty);
        return clause.Type switch
        {
            FilterFieldType.String when value is IReadOnlyList<string> texts => OfAny(texts, clause),
            FilterFieldType.String => Text((string?)value ?? "", clause.Operator, clause.Value, StringComparison.OrdinalIgnoreCase),
            // Ids are the same in both cases; thread ids are not.
            FilterFieldType.StringExact => Text((string?)value ?? "", clause.Operator, Guid.TryParse((string?)value, out _) ? clause.Value.ToLowerInvariant() : clause.Value, StringComparison.Ordinal),
            FilterFieldType.Enum => Member((string?)value ?? "", clause),
            FilterFieldType.DateTime => value is DateTime time && Ordered(time.CompareTo(DateTime.Parse(clause.Value, null, System.Globalization.DateTimeStyles.AdjustToUniversal | System.Globalization.DateTimeStyles.AssumeUniversal)), clause.Operator),
            FilterFieldType.Number or FilterFieldType.Duration => value is double number && Ordered(number, clause.Operator, double.Parse(clause.Value)),
            FilterFieldType.FeedbackScoresNumber => Score((IReadOnlyDictionary<string, double>)value!, clause),
            FilterFieldType.Dictionary => Path((string?)value, clause),
            FilterFieldType.List => List((IReadOnlyList<string>)value!, clause),
            FilterFieldType.ErrorContainer => (value is null) == (clause.Operator == FilterOperator.IsEmpty),
            FilterFieldType.StringList => clause.Operator == FilterOperator.NotIn,
            _ => throw new NotSupportedException(clause.Type.ToString()),
        };
    }

    /// <summary>Whether nothing is known of the field, which counts as 0 where it is compared.</summary>
    public bool IsMissing(string field) => IsMissing(field, values[field]);

    private bool IsMissing(string field, object? value) =>
        value is null || (values.GetValueOrDefault(Missing) as HashSet<string>)?.Contains(field) == true;

    private bool Listed(FilterClause clause)
    {
        var found = FilterValues.ReadList(clause.Value).Any(entry => Matches(clause with { Operator = FilterOperator.Equal, Value = entry }));
        var known = clause.Type is not (FilterFieldType.Number or FilterFieldType.Duration or FilterFieldType.FeedbackScoresNumber)
            || (clause.Type == FilterFieldType.FeedbackScoresNumber ? Matches(clause with { Operator = FilterOperator.IsNotEmpty }) : values[clause.Field] is not null);
        return clause.Operator == FilterOperator.In ? found : known && !found;
    }

    // A trace has what one of its spans has.
    private static bool OfAny(IReadOnlyList<string> texts, FilterClause clause) => clause.Operator switch
    {
        FilterOperator.NotContains => !texts.Any(text => Text(text, FilterOperator.Contains, clause.Value, StringComparison.OrdinalIgnoreCase)),
        FilterOperator.NotEqual => !texts.Any(text => Text(text, FilterOperator.Equal, clause.Value, StringComparison.OrdinalIgnoreCase)),
        FilterOperator.IsEmpty => !texts.Any(text => text.Length > 0),
        _ => texts.Any(text => Text(text, clause.Operator, clause.Value, StringComparison.OrdinalIgnoreCase)),
    };

    private static bool Text(string text, FilterOperator @operator, string value, StringComparison comparison) => @operator switch
    {
        FilterOperator.Contains => text.Contains(value, comparison),
        FilterOperator.NotContains => !text.Contains(value, comparison),
        FilterOperator.StartsWith => text.StartsWith(value, comparison),
        FilterOperator.EndsWith => text.EndsWith(value, comparison),
        FilterOperator.IsEmpty => text.Length == 0,
        FilterOperator.IsNotEmpty => text.Length > 0,
        _ => Ordered(string.Compare(text, value, comparison), @operator),
    };

    private static bool Ordered(double number, FilterOperator @operator, double value) => Ordered(Math.Abs(number - value) < 1e-9 ? 0 : number.CompareTo(value), @operator);

    private static bool Ordered(int comparison, FilterOperator @operator) => @operator switch
    {
        FilterOperator.Equal => comparison == 0,
        FilterOperator.NotEqual => comparison != 0,
        FilterOperator.GreaterThan => comparison > 0,
        FilterOperator.GreaterThanOrEqual => comparison >= 0,
        FilterOperator.LessThan => comparison < 0,
        FilterOperator.LessThanOrEqual => comparison <= 0,
        _ => throw new NotSupportedException(@operator.ToString()),
    };

    private static bool Member(string text, FilterClause clause)
    {
        var ignoreCase = clause.Field != "environment";
        bool Is(string value) => string.Equals(text, value.Trim(), ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal) || (clause.Field == "source" && value == "sdk" && text == "unknown");
        return clause.Operator switch
        {
            FilterOperator.Equal => Is(clause.Value),
            FilterOperator.NotEqual => !Is(clause.Value),
            FilterOperator.In => clause.Value.Split(',').Any(Is),
            FilterOperator.NotIn => !clause.Value.Split(',').Any(Is),
            FilterOperator.IsEmpty => text.Length == 0,
            _ => text.Length > 0,
        };
    }

    private static bool Score(IReadOnlyDictionary<string, double> scores, FilterClause clause)
    {
        var found = scores.Where(score => score.Key.Equals(clause.Key, StringComparison.OrdinalIgnoreCase)).Select(score => (double?)score.Value).FirstOrDefault();
        return clause.Operator switch
        {
            FilterOperator.IsEmpty => found is null,
            FilterOperator.IsNotEmpty => found is not null,
            _ => found is { } value && Ordered(value, clause.Operator, double.Parse(clause.Value)),
        };
    }

    private static bool List(IReadOnlyList<string> texts, FilterClause clause) => clause.Operator switch
    {
        FilterOperator.Contains => texts.Any(text => text.Contains(clause.Value, StringComparison.OrdinalIgnoreCase)),
        FilterOperator.NotContains => !texts.Any(text => text.Contains(clause.Value, StringComparison.OrdinalIgnoreCase)),
        FilterOperator.Equal => texts.Contains(clause.Value),
        FilterOperator.NotEqual => !texts.Contains(clause.Value),
        FilterOperator.IsEmpty => texts.Count == 0,
        _ => texts.Count > 0,
    };

    private static bool Path(string? json, FilterClause clause)
    {
        var node = json is null ? null : JsonNode.Parse(json);
        foreach (var step in clause.Key!.TrimStart('$').Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            node = step[0] == '['
                ? node is JsonArray array && int.Parse(step.Trim('[', ']')) is var index && index < array.Count ? array[index] : null
                : node is JsonObject fields ? fields[step] : null;
        }

        var text = node is JsonValue value && value.TryGetValue<string>(out var plain) ? plain : node?.ToJsonString(RandomRows.Relaxed) ?? "";
        if (clause.Operator is FilterOperator.IsEmpty or FilterOperator.IsNotEmpty)
            return (text is "" or "{}" or "[]") == (clause.Operator == FilterOperator.IsEmpty);
        if (clause.Operator is FilterOperator.GreaterThan or FilterOperator.GreaterThanOrEqual or FilterOperator.LessThan or FilterOperator.LessThanOrEqual)
            return double.TryParse(text, out var number) && Ordered(number, clause.Operator, double.Parse(clause.Value));
        return Text(text, clause.Operator, clause.Value, StringComparison.OrdinalIgnoreCase);
    }
}

using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// A condition on the map of an item: on all of it (<c>full_data</c>), or on a member (<c>data</c> with a key, or
/// <c>data.question</c>, where a path goes deeper).
/// </summary>
internal sealed class ItemDataCondition
{
    private const string MemberPrefix = "data.";

    private readonly FilterClause _clause;
    private readonly PathCondition? _path;
    private readonly AsciiNeedle? _needle;
    private readonly DateTime? _time;

    /// <exception cref="FilterException">The field is unknown, or its key is no path.</exception>
    public ItemDataCondition(FilterClause clause)
    {
        _clause = clause;
        if (clause.Field != "full_data")
        {
            _path = new PathCondition(clause with { Key = Key(clause) });
            if (clause.Type == FilterFieldType.DateTime && FilterValues.TryReadTime(clause.Value, out var time))
                _time = time;
        }

        // What must stand in the map for the condition to hold; numbers may be spelled otherwise.
        if (clause.Operator is FilterOperator.Contains or FilterOperator.Equal or FilterOperator.StartsWith or FilterOperator.EndsWith
            && _time is null && !FilterValues.TryReadNumber(clause.Value, out _))
            _needle = AsciiNeedle.Of(clause.Value);
    }

    /// <summary>Tests a map.</summary>
    public bool Matches(PayloadTexts texts)
    {
        if (!texts.MayContain(PayloadParts.Input, _needle))
            return false;
        if (_path is null)
            return TextCondition.Matches(texts.Text(PayloadParts.Input), _clause.Operator, _clause.Value, ignoreCase: true);
        var found = texts.TryJson(PayloadParts.Input, out var json);
        if (_time is { } wanted)
            return found && _path.Path.TryFind(json, out var value) && FilterValues.TryReadTime(JsonPath.Text(value), out var time) && Compare(time.CompareTo(wanted));
        return _path.Matches(found ? json : null);
    }

    private bool Compare(int order) => NumberCondition.Matches(order, _clause.Operator, 0);

    private static string Key(FilterClause clause)
    {
        if (clause.Field == "data")
            return clause.Key ?? throw new FilterException("Invalid filters: field 'data' needs a key");
        if (!clause.Field.StartsWith(MemberPrefix, StringComparison.Ordinal))
            throw new FilterException($"Invalid filters: unknown field '{clause.Field}'");
        var member = clause.Field[MemberPrefix.Length..];
        return string.IsNullOrEmpty(clause.Key) ? member : $"{member}.{clause.Key}";
    }
}

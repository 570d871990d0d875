using System.Text.Json;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>A condition on the value at a path of a JSON document.</summary>
internal sealed class PathCondition
{
    private readonly FilterClause _clause;
    private readonly double _bound;

    /// <summary>The condition of a clause whose key is a path.</summary>
    /// <exception cref="FilterException">The key is no path.</exception>
    public PathCondition(FilterClause clause)
    {
        if (!JsonPath.TryParse(clause.Key ?? "$", out var path))
            throw new FilterException($"Invalid key '{clause.Key}' for field '{clause.Field}'");
        _clause = clause;
        Path = path;
        FilterValues.TryReadNumber(clause.Value, out _bound);
    }

    /// <summary>The path.</summary>
    public JsonPath Path { get; }

    /// <summary>Tests a document; null: there is none.</summary>
    public bool Matches(JsonElement? document)
    {
        var kind = JsonValueKind.Undefined;
        var text = string.Empty;
        if (document is { } json && Path.TryFind(json, out var value))
        {
            kind = value.ValueKind;
            text = JsonPath.Text(value);
        }

        if (_clause.Operator.IsOrder())
            return FilterValues.TryReadNumber(text, out var number) && NumberCondition.Matches(number, _clause.Operator, _bound);
        if (_clause.Operator.IsPresence() && text is ("{}" or "[]"))
            text = string.Empty;
        // The number 2.0 equals "2" and "2.0"; the text "2.0" only itself.
        var wanted = kind == JsonValueKind.Number && _clause.Operator is (FilterOperator.Equal or FilterOperator.NotEqual) ? JsonPath.TrimNumber(_clause.Value) : _clause.Value;
        return TextCondition.Matches(text, _clause.Operator, wanted, ignoreCase: true);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Values of a generated statement; conditions hold the numbers that it hands out.</summary>
internal sealed partial class QueryParameters
{
    private readonly List<object?> _values = [];

    /// <summary>Adds a value (long, double, string, Guid, bytes or null); returns its place, e.g. <c>?3</c>.</summary>
    public string Add(object? value)
    {
        _values.Add(value);
        return $"?{_values.Count}";
    }

    /// <summary>Adds a list of numbers; returns a sub-select that can stand behind IN.</summary>
    public string AddList(IEnumerable<long> values) => $"(SELECT value FROM json_each({Add($"[{string.Join(',', values)}]")}))";

    /// <summary>Adds a list of texts; returns what can stand behind IN.</summary>
    public string AddTexts(IReadOnlyCollection<string> values) =>
        values.Count <= 32 ? $"({string.Join(',', values.Select(Add))})" : $"(SELECT value FROM json_each({Add(JsonArray(values))}))";

    /// <summary>Adds a list of ids; returns what can stand behind IN.</summary>
    public string AddIds(IReadOnlyCollection<Guid> ids) => $"({string.Join(',', ids.Select(id => Add(id)))})";

    /// <summary>The statement, bound. It may use fewer values than there are; the caller disposes it.</summary>
    public SqliteStatement Prepare(SqliteSession session, string sql)
    {
        var statement = session.PrepareOnce(sql);
        var last = Places().Matches(sql).Select(match => int.Parse(match.ValueSpan[1..], CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
        for (var i = 0; i < last; i++)
            Bind(statement, i + 1, _values[i]);
        return statement;
    }

    private static void Bind(SqliteStatement statement, int place, object? value)
    {
        _ = value switch
        {
            null => statement.BindNull(place),
            long number => statement.Bind(place, number),
            double number => statement.Bind(place, number),
            string text => statement.Bind(place, text),
            Guid id => statement.Bind(place, id),
            _ => throw new InvalidOperationException($"A query cannot carry a {value.GetType().Name}."),
        };
    }

    private static string JsonArray(IEnumerable<string> values) => $"[{string.Join(',', values.Select(value => JsonText.FromString(value)))}]";

    [GeneratedRegex(@"\?\d+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Places();
}

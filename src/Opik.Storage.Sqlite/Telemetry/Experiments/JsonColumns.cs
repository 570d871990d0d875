using System.Text.Json;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Collects the members of JSON objects and the types of their values.</summary>
internal sealed class JsonColumns
{
    // A table has no use for more.
    private const int Most = 1000;

    private readonly Dictionary<string, SortedSet<string>> _columns = new(StringComparer.Ordinal);

    /// <summary>What was collected, in the order in which the members were met.</summary>
    public IReadOnlyList<JsonColumn> Columns => [.. _columns.Select(column => new JsonColumn(column.Key, [.. column.Value]))];

    /// <summary>Adds the members of an object; other values have none.</summary>
    public void Add(JsonText? json)
    {
        if (json is not { IsEmpty: false } text)
            return;
        var reader = new Utf8JsonReader(text.Utf8.Span, new JsonReaderOptions { MaxDepth = 1024 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            Add(name, TypeOf(reader.TokenType));
            reader.Skip();
        }
    }

    /// <summary>Adds what was collected elsewhere.</summary>
    public void Add(IReadOnlyList<JsonColumn> columns)
    {
        foreach (var column in columns)
        {
            foreach (var type in column.Types)
                Add(column.Name, type);
        }
    }

    private void Add(string name, string type)
    {
        if (_columns.TryGetValue(name, out var types))
            types.Add(type);
        else if (_columns.Count < Most)
            _columns.Add(name, new SortedSet<string>(StringComparer.Ordinal) { type });
    }

    private static string TypeOf(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "object",
        JsonTokenType.StartArray => "array",
        JsonTokenType.Number => "number",
        JsonTokenType.True or JsonTokenType.False => "boolean",
        JsonTokenType.Null => "null",
        _ => "string",
    };
}

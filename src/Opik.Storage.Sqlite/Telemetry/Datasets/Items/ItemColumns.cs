using System.Text.Json;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Names and kinds of the members of maps.</summary>
internal sealed class ItemColumns
{
    private const int Most = 1000;

    private readonly List<string> _names = [];
    private readonly Dictionary<string, SortedSet<string>> _types = new(StringComparer.Ordinal);

    /// <summary>The columns, in order of appearance.</summary>
    public IReadOnlyList<DatasetColumn> All => [.. _names.Select(name => new DatasetColumn(name, [.. _types[name]]))];

    /// <summary>Adds the members of a map.</summary>
    public void Add(JsonText data)
    {
        var reader = new Utf8JsonReader(data.Utf8.Span, new JsonReaderOptions { MaxDepth = 1024 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var type = Type(reader.TokenType);
            reader.Skip();
            if (!_types.TryGetValue(name, out var types))
            {
                if (_names.Count == Most)
                    continue;
                _names.Add(name);
                _types.Add(name, types = new SortedSet<string>(StringComparer.Ordinal));
            }

            types.Add(type);
        }
    }

    private static string Type(JsonTokenType token) => token switch
    {
        JsonTokenType.String => "string",
        JsonTokenType.Number => "number",
        JsonTokenType.StartObject => "object",
        JsonTokenType.StartArray => "array",
        JsonTokenType.True or JsonTokenType.False => "boolean",
        _ => "null",
    };
}

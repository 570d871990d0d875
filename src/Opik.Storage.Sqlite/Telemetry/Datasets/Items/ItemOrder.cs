using System.Text.Json;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Order of items: by a column, or by a member of the map, numbers before texts; without the member last. Items that
/// nothing else tells apart come by id, descending.
/// </summary>
internal static class ItemOrder
{
    private const string MemberPrefix = "data.";

    /// <summary>Sorts rows that stand in order of id, descending.</summary>
    public static long[] Sort(SqliteSession session, List<long> seqs, SortClause sort)
    {
        var keys = Keys(session, seqs, sort.Field);
        var places = Enumerable.Range(0, seqs.Count);
        var present = places.Where(place => keys[place] is not null);
        var comparer = Comparer<ItemSortKey?>.Create(static (left, right) => left!.CompareTo(right!));
        // Stable, so that equal keys keep the order of ids.
        var sorted = sort.Descending ? present.OrderByDescending(place => keys[place], comparer) : present.OrderBy(place => keys[place], comparer);
        return [.. sorted.Select(place => seqs[place]), .. places.Where(place => keys[place] is null).Select(place => seqs[place])];
    }

    private static ItemSortKey?[] Keys(SqliteSession session, List<long> seqs, string field)
    {
        var keys = new ItemSortKey?[seqs.Count];
        // Ids are bytes; their digits sort alike.
        var column = field == "id" ? "hex(i.id)" : ItemFilter.Column(field);
        var path = column is null ? Path(field) : null;
        if (column is null && path is null)
            return keys;
        var row = session.Prepare(column is null
            ? "SELECT p.data FROM dataset_item i JOIN dataset_item_data p ON p.key = i.data WHERE i.seq = ?1"
            : $"SELECT {column} FROM dataset_item i WHERE i.seq = ?1");
        for (var place = 0; place < keys.Length; place++)
        {
            row.Bind(1, seqs[place]);
            if (row.Step() && !row.IsNull(0))
                keys[place] = path is not null ? OfMember(row.Blob(0), path) : IsTime(field) ? new ItemSortKey(row.Int64(0), null) : new ItemSortKey(null, row.Text(0));
            row.Reset();
        }

        return keys;
    }

    private static JsonPath? Path(string field)
    {
        var name = field.StartsWith(MemberPrefix, StringComparison.Ordinal) ? field[MemberPrefix.Length..] : null;
        return name is not null && JsonPath.TryParse(name, out var path) ? path : null;
    }

    private static ItemSortKey? OfMember(ReadOnlySpan<byte> blob, JsonPath path)
    {
        using var document = JsonDocument.Parse(ItemData.Decode(blob).Utf8, new JsonDocumentOptions { MaxDepth = 1024 });
        if (!path.TryFind(document.RootElement, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        var text = JsonPath.Text(value);
        return value.ValueKind == JsonValueKind.Number && FilterValues.TryReadNumber(text, out var number) ? new ItemSortKey(number, null) : new ItemSortKey(null, text);
    }

    private static bool IsTime(string field) => field is "created_at" or "last_updated_at";
}

using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Walks the items of a version, id descending.</summary>
internal static class ItemScan
{
    /// <summary>Ids of all items of a version that meet the conditions.</summary>
    public static List<Guid> Ids(SqliteSession session, long dataset, int version, IReadOnlyList<FilterClause> filters)
    {
        var ids = new List<Guid>();
        Walk(session, dataset, version, filters, null, row =>
        {
            ids.Add(row.Id(1));
            return true;
        });
        return ids;
    }

    /// <summary>Rows of all items of a version that meet the conditions.</summary>
    public static List<long> Seqs(SqliteSession session, long dataset, int version, IReadOnlyList<FilterClause> filters)
    {
        var seqs = new List<long>();
        Walk(session, dataset, version, filters, null, row =>
        {
            seqs.Add(row.Int64(0));
            return true;
        });
        return seqs;
    }

    /// <summary>Rows of up to <paramref name="size"/> items below an id that meet the conditions.</summary>
    public static List<long> Piece(SqliteSession session, long dataset, int version, IReadOnlyList<FilterClause> filters, Guid? before, int size)
    {
        var seqs = new List<long>(size);
        Walk(session, dataset, version, filters, before, row =>
        {
            seqs.Add(row.Int64(0));
            return seqs.Count < size;
        });
        return seqs;
    }

    private static void Walk(
        SqliteSession session, long dataset, int version, IReadOnlyList<FilterClause> clauses, Guid? before, Func<SqliteStatement, bool> found)
    {
        QueryFunctions.Ensure(session);
        var filter = new ItemFilter(clauses);
        var parameters = filter.Parameters;
        var number = parameters.Add((long)version);
        var data = filter.NeedsData ? (Column: ", p.data", Join: " CROSS JOIN dataset_item_data p ON p.key = i.data") : default;
        var sql = $"""
            SELECT i.seq, i.id{data.Column} FROM dataset_item i INDEXED BY dataset_item_version{data.Join}
            WHERE i.dataset = {parameters.Add(dataset)} AND i.id < {parameters.Add(before ?? Guid.AllBitsSet)}
              AND i.from_version <= {number} AND (i.to_version IS NULL OR i.to_version > {number}){filter.Sql}
            ORDER BY i.id DESC
            """;
        using var row = parameters.Prepare(session, sql);
        while (row.Step())
        {
            if ((!filter.NeedsData || filter.Matches(row.Blob(2))) && !found(row))
                return;
        }
    }
}

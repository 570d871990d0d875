using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of versions; their alias is <c>v</c>.</summary>
internal static class VersionRows
{
    /// <summary>What <see cref="Read"/> takes.</summary>
    public const string Columns = """
        v.id, v.number, v.hash, v.items_total, v.items_added, v.items_modified, v.items_deleted, v.change_description, v.metadata, v.evaluators,
        v.execution_policy, v.created_at, v.created_by, v.last_updated_at, v.last_updated_by,
        v.number = (SELECT max(h.number) FROM dataset_version h WHERE h.dataset = v.dataset),
        (SELECT json_group_array(t.tag) FROM dataset_version_tag t WHERE t.dataset = v.dataset AND t.number = v.number)
        """;

    /// <summary>The version in the columns from <paramref name="first"/> on.</summary>
    public static DatasetVersion Read(SqliteStatement row, Guid dataset, int first = 0)
    {
        var isLatest = row.Int64(first + 15) != 0;
        var tags = TagText.Read(row.Text(first + 16));
        return new DatasetVersion
        {
            DatasetId = dataset,
            Id = row.Id(first),
            Number = row.Int32(first + 1),
            Hash = row.Text(first + 2)!,
            ItemsTotal = row.Int64(first + 3),
            ItemsAdded = row.Int64(first + 4),
            ItemsModified = row.Int64(first + 5),
            ItemsDeleted = row.Int64(first + 6),
            ChangeDescription = row.Text(first + 7),
            Metadata = Json(row, first + 8),
            Evaluators = Json(row, first + 9),
            ExecutionPolicy = Json(row, first + 10),
            CreatedAt = row.Time(first + 11),
            CreatedBy = row.Text(first + 12),
            LastUpdatedAt = row.Time(first + 13),
            LastUpdatedBy = row.Text(first + 14),
            IsLatest = isLatest,
            Tags = isLatest ? [IDatasetVersions.LatestTag, .. tags] : tags,
        };
    }

    /// <summary>The version of a number.</summary>
    /// <exception cref="EntityNotFoundException">There is none.</exception>
    public static DatasetVersion Get(SqliteSession session, DatasetKey dataset, int number)
    {
        var row = session.Prepare($"SELECT {Columns} FROM dataset_version v WHERE v.dataset = ?1 AND v.number = ?2").Bind(1, dataset.Key).Bind(2, number);
        try
        {
            return row.Step() ? Read(row, dataset.Id) : throw Missing($"v{number}");
        }
        finally
        {
            row.Reset();
        }
    }

    /// <summary>The highest number; 0: there is no version.</summary>
    public static int Latest(SqliteSession session, long dataset)
    {
        var row = session.Prepare("SELECT max(number) FROM dataset_version WHERE dataset = ?1").Bind(1, dataset);
        row.Step();
        var number = row.Int32(0);
        row.Reset();
        return number;
    }

    /// <summary>The number of a hash or tag.</summary>
    /// <exception cref="EntityNotFoundException">There is none.</exception>
    public static int Resolve(SqliteSession session, long dataset, string reference)
    {
        if (reference == IDatasetVersions.LatestTag)
            return Latest(session, dataset) is > 0 and var latest ? latest : throw Missing(reference);
        return Number(session, "SELECT number FROM dataset_version WHERE dataset = ?1 AND hash = ?2", dataset, reference)
            ?? Number(session, "SELECT number FROM dataset_version_tag WHERE dataset = ?1 AND tag = ?2", dataset, reference)
            ?? throw Missing(reference);
    }

    /// <summary>The number of an id; null when the dataset has no such version.</summary>
    public static int? Find(SqliteSession session, long dataset, Guid id)
    {
        var row = session.Prepare("SELECT number FROM dataset_version WHERE id = ?2 AND dataset = ?1").Bind(1, dataset).Bind(2, id);
        int? number = row.Step() ? row.Int32(0) : null;
        row.Reset();
        return number;
    }

    /// <summary>The number of a group of writes; null when it has written nothing yet.</summary>
    public static int? FindGroup(SqliteSession session, long dataset, Guid group)
    {
        var row = session.Prepare("SELECT number FROM dataset_version WHERE dataset = ?1 AND group_id = ?2").Bind(1, dataset).Bind(2, group);
        int? number = row.Step() ? row.Int32(0) : null;
        row.Reset();
        return number;
    }

    /// <summary>What a client hears that names an unknown version.</summary>
    public static EntityNotFoundException Missing(string reference) => new($"Dataset version '{reference}' not found");

    private static int? Number(SqliteSession session, string sql, long dataset, string text)
    {
        var row = session.Prepare(sql).Bind(1, dataset).Bind(2, text);
        int? number = row.Step() ? row.Int32(0) : null;
        row.Reset();
        return number;
    }

    private static JsonText? Json(SqliteStatement row, int column) => row.Text(column) is { } text ? new JsonText(Encoding.UTF8.GetBytes(text)) : null;
}

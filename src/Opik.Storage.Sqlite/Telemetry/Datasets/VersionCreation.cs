using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Makes rows of versions, on the writer.</summary>
internal static class VersionCreation
{
    private const string InsertSql = """
        INSERT INTO dataset_version (dataset, number, id, hash, group_id, revision, items_total, items_added, items_modified, items_deleted,
          change_description, metadata, evaluators, execution_policy, created_at, created_by, last_updated_at, last_updated_by)
        SELECT ?1, ?2, ?3, ?4, ?5, 0, coalesce(sum(items_total), 0), 0, 0, 0, NULL, NULL, max(evaluators), max(execution_policy), ?6, ?7, ?6, ?7
        FROM dataset_version WHERE dataset = ?1 AND number = ?2 - 1
        """;

    /// <summary>
    /// The next version: it has the items, evaluators and policy of the one before, so far. Returns its number.
    /// </summary>
    public static int Next(TelemetryWrite write, long dataset, Guid? group)
    {
        var number = VersionRows.Latest(write.Session, dataset) + 1;
        var (id, hash) = NewId(write, dataset);
        write.Session.Prepare(InsertSql)
            .Bind(1, dataset).Bind(2, number).Bind(3, id).Bind(4, hash).Bind(5, group).Bind(6, write.Now).Bind(7, write.Scope.UserName).Execute();
        return number;
    }

    /// <summary>The version that a write goes to: that of its group, else the latest; made when there is none.</summary>
    /// <param name="write">The write.</param>
    /// <param name="dataset">Key of the dataset.</param>
    /// <param name="group">Group of writes; null: the latest version is changed in place.</param>
    /// <param name="created">Whether it was made now.</param>
    public static int For(TelemetryWrite write, long dataset, Guid? group, out bool created)
    {
        created = false;
        var found = group is { } known ? VersionRows.FindGroup(write.Session, dataset, known) ?? 0 : VersionRows.Latest(write.Session, dataset);
        if (found > 0)
            return found;
        created = true;
        return Next(write, dataset, group);
    }

    // Eight digits are few: two versions of a dataset may meet by chance.
    private static (Guid Id, string Hash) NewId(TelemetryWrite write, long dataset)
    {
        while (true)
        {
            var id = UuidV7.Create(write.Telemetry.Clock);
            var hash = id.ToString("N")[^8..];
            var row = write.Session.Prepare("SELECT 1 FROM dataset_version WHERE dataset = ?1 AND hash = ?2").Bind(1, dataset).Bind(2, hash);
            var taken = row.Step();
            row.Reset();
            if (!taken)
                return (id, hash);
        }
    }
}

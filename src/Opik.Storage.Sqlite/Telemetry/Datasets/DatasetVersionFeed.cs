using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>New versions of the datasets of a project.</summary>
internal static class DatasetVersionFeed
{
    // CROSS: from the datasets of the project to their versions.
    private const string From = "FROM dataset d CROSS JOIN dataset_version v ON v.dataset = d.key WHERE d.project = ?1";

    /// <summary>The newest.</summary>
    public static Page<DatasetVersionEntry> Read(SqliteSession session, long project, int count)
    {
        var all = session.Prepare($"SELECT count(*) {From}").Bind(1, project);
        all.Step();
        var total = all.Int64(0);
        all.Reset();

        var row = session.Prepare($"SELECT v.id, d.id, d.name, d.type, v.created_at, v.created_by {From} ORDER BY v.created_at DESC, v.id DESC LIMIT ?2")
            .Bind(1, project)
            .Bind(2, (long)count);
        var entries = new List<DatasetVersionEntry>();
        while (row.Step())
            entries.Add(new DatasetVersionEntry(row.Id(0), row.Id(1), row.Text(2)!, (DatasetType)row.Int32(3), row.Time(4), row.Text(5)));
        row.Reset();
        return new Page<DatasetVersionEntry>(1, entries, total);
    }
}

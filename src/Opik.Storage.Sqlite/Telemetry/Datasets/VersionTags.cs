namespace Opik.Storage.Sqlite;

/// <summary>Tags of versions.</summary>
internal static class VersionTags
{
    /// <summary>Adds tags to a version; those it has already are fine.</summary>
    /// <exception cref="StoreConflictException">Another version of the dataset has one of them, or it is the automatic tag.</exception>
    public static void Add(SqliteSession session, long dataset, int version, IReadOnlyList<string> tags)
    {
        foreach (var tag in tags)
        {
            if (tag == IDatasetVersions.LatestTag)
                throw new StoreConflictException($"Tag already exists: '{tag}' belongs to the latest version by itself");
            if (Owner(session, dataset, tag) is { } owner)
            {
                if (owner != version)
                    throw new StoreConflictException($"Tag already exists: '{tag}' belongs to version v{owner}");
                continue;
            }

            session.Prepare("INSERT INTO dataset_version_tag (dataset, tag, number) VALUES (?1, ?2, ?3)").Bind(1, dataset).Bind(2, tag).Bind(3, version).Execute();
        }
    }

    /// <summary>Takes a tag from a version; without effect when it has it not.</summary>
    public static void Remove(SqliteSession session, long dataset, int version, string tag) =>
        session.Prepare("DELETE FROM dataset_version_tag WHERE dataset = ?1 AND tag = ?2 AND number = ?3").Bind(1, dataset).Bind(2, tag).Bind(3, version).Execute();

    private static int? Owner(SqliteSession session, long dataset, string tag)
    {
        var row = session.Prepare("SELECT number FROM dataset_version_tag WHERE dataset = ?1 AND tag = ?2").Bind(1, dataset).Bind(2, tag);
        int? number = row.Step() ? row.Int32(0) : null;
        row.Reset();
        return number;
    }
}

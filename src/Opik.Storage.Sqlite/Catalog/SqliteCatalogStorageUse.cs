namespace Opik.Storage.Sqlite;

/// <summary>Room of the catalog file: prompts by the length of their texts, the rest as other.</summary>
internal sealed class SqliteCatalogStorageUse(SqliteDatabase database) : IStorageUse
{
    /// <inheritdoc />
    public Task<StorageUse> MeasureAsync(Scope scope, DateTime since, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session =>
            {
                var file = FileBytes.OfDatabase(database);
                var (projects, prompts) = (Of(session, "count(*)", "project", scope), Of(session, "coalesce(sum(length(template) + coalesce(length(metadata), 0) + 400), 0)", "prompt_version", scope));
                var share = projects.All == 0 ? 1 : (double)projects.Here / projects.All;
                return new StorageUse
                {
                    ExperimentsDatasetsPrompts = Math.Min(file, prompts.Here),
                    Other = (long)(Math.Max(0, file - prompts.All) * share),
                    Shared = projects.Here < projects.All,
                };
            },
            cancellationToken);

    private static (long All, long Here) Of(SqliteSession session, string sum, string table, Scope scope)
    {
        var row = session.Prepare($"SELECT {sum} FROM {table} WHERE ws = ?1").Bind(1, scope.WorkspaceId);
        row.Step();
        var here = row.Int64(0);
        row.Reset();
        return (SqliteDatabase.Number(session, $"SELECT {sum} FROM {table}"), here);
    }
}

using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Attachments in the telemetry file.</summary>
internal sealed class SqliteAttachments(SqliteTelemetry telemetry) : IAttachments
{
    private const string Columns = "a.kind, a.entity, a.file_name, a.mime_type, a.size, a.blob_key, a.automatic, p.id, a.removed_at";
    private const string From = "FROM attachment a JOIN project p ON p.key = a.project JOIN workspace w ON w.key = a.ws AND w.id = ?1 WHERE a.kind = ?2 AND a.entity = ?3";

    public Task PutAsync(Scope scope, IReadOnlyList<Attachment> attachments, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                foreach (var attachment in attachments)
                    Put(write, attachment);
            },
            cancellationToken);

    public Task<Page<Attachment>> FindAsync(Scope scope, Guid projectId, ScoredEntity kind, Guid entityId, int page, int size, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session =>
            {
                var count = Bind(session.Prepare($"SELECT COUNT(*) {From} AND p.id = ?4"), scope, kind, entityId).Bind(4, (Guid?)projectId);
                count.Step();
                var total = count.Int64(0);
                count.Reset();
                var rows = Bind(session.Prepare($"SELECT {Columns} {From} AND p.id = ?4 ORDER BY a.file_name LIMIT ?5 OFFSET ?6"), scope, kind, entityId)
                    .Bind(4, (Guid?)projectId).Bind(5, (long)size).Bind(6, (long)(page - 1) * size);
                return new Page<Attachment>(page, ReadAll(rows), total);
            },
            cancellationToken);

    public Task<Attachment?> GetAsync(Scope scope, ScoredEntity kind, Guid entityId, string fileName, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session => ReadAll(Bind(session.Prepare($"SELECT {Columns} {From} AND a.file_name = ?4"), scope, kind, entityId).Bind(4, fileName)).FirstOrDefault(),
            cancellationToken);

    public Task<IReadOnlyList<Attachment>> GetCutOutAsync(Scope scope, ScoredEntity kind, IReadOnlyList<Guid> entityIds, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync<IReadOnlyList<Attachment>>(
            session =>
            {
                var found = new List<Attachment>();
                foreach (var id in entityIds)
                    found.AddRange(ReadAll(Bind(session.Prepare($"SELECT {Columns} {From} AND a.removed_at IS NULL AND (a.automatic = 1 OR a.file_name GLOB '*-attachment-*-sdk.*')"), scope, kind, id)));
                return found;
            },
            cancellationToken);

    public Task DeleteAsync(Scope scope, ScoredEntity kind, Guid entityId, IReadOnlyList<string> fileNames, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                foreach (var name in fileNames)
                {
                    write.Session.Prepare("DELETE FROM attachment WHERE ws = ? AND kind = ? AND entity = ? AND file_name = ?")
                        .Bind(1, (long?)write.Workspace).Bind(2, (long)kind).Bind(3, (Guid?)entityId).Bind(4, name).Execute();
                }
            },
            cancellationToken);

    public Task<IReadOnlyList<string>> GetGarbageAsync(int limit, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync<IReadOnlyList<string>>(
            session =>
            {
                var keys = new List<string>();
                var statement = session.Prepare("SELECT blob_key FROM blob_garbage LIMIT ?").Bind(1, (long)limit);
                while (statement.Step())
                    keys.Add(statement.Text(0)!);
                statement.Reset();
                return keys;
            },
            cancellationToken);

    public Task ForgetGarbageAsync(IReadOnlyList<string> blobKeys, CancellationToken cancellationToken) =>
        telemetry.Database.WriteAsync(
            session =>
            {
                foreach (var key in blobKeys)
                    session.Prepare("DELETE FROM blob_garbage WHERE blob_key = ?").Bind(1, key).Execute();
            },
            cancellationToken: cancellationToken);

    private static void Put(TelemetryWrite write, Attachment attachment) =>
        write.Session.Prepare(
                """
                INSERT INTO attachment (ws, kind, entity, file_name, project, mime_type, size, blob_key, automatic, created_at, created_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (ws, kind, entity, file_name) DO UPDATE SET
                  project = excluded.project, mime_type = excluded.mime_type, size = excluded.size, blob_key = excluded.blob_key, automatic = excluded.automatic, removed_at = NULL
                """)
            .Bind(1, (long?)write.Workspace).Bind(2, (long)attachment.Kind).Bind(3, (Guid?)attachment.EntityId).Bind(4, attachment.FileName)
            .Bind(5, (long?)write.Project(attachment.ProjectId)).Bind(6, attachment.MimeType).Bind(7, (long?)attachment.Size).Bind(8, attachment.BlobKey)
            .Bind(9, attachment.Automatic ? 1L : 0L).Bind(10, (long?)write.Now).Bind(11, write.Scope.UserName).Execute();

    private static SqliteStatement Bind(SqliteStatement statement, Scope scope, ScoredEntity kind, Guid entityId) =>
        statement.Bind(1, (Guid?)scope.WorkspaceId).Bind(2, (long)kind).Bind(3, (Guid?)entityId);

    private static List<Attachment> ReadAll(SqliteStatement statement)
    {
        var found = new List<Attachment>();
        while (statement.Step())
        {
            found.Add(new Attachment
            {
                Kind = (ScoredEntity)statement.Int32(0),
                EntityId = statement.Id(1),
                FileName = statement.Text(2)!,
                MimeType = statement.Text(3)!,
                Size = statement.Int64(4),
                BlobKey = statement.Text(5)!,
                Automatic = statement.Int64(6) != 0,
                ProjectId = statement.Id(7),
                RemovedAt = statement.NullableInt64(8) is null ? null : statement.Time(8),
            });
        }

        statement.Reset();
        return found;
    }
}

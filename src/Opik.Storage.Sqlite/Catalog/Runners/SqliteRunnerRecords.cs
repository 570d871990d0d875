using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>State of local runners in the catalog file.</summary>
internal sealed class SqliteRunnerRecords(SqliteDatabase database) : IRunnerRecords
{
    public Task SaveAsync(IReadOnlyList<RunnerRecord> records, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                foreach (var record in records)
                {
                    session.Prepare("INSERT OR REPLACE INTO runner_record (id, kind, ws, project, data) VALUES (?1, ?2, ?3, ?4, ?5)")
                        .Bind(1, record.Id).Bind(2, record.Kind).Bind(3, record.WorkspaceId).Bind(4, record.ProjectId).BindText(5, record.Data.Utf8.Span)
                        .Execute();
                }
            },
            cancellationToken: cancellationToken);

    public Task<IReadOnlyList<RunnerRecord>> LoadAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<RunnerRecord>>(
            session =>
            {
                var records = new List<RunnerRecord>();
                var row = session.Prepare("SELECT id, kind, ws, project, data FROM runner_record ORDER BY id");
                while (row.Step())
                    records.Add(new RunnerRecord(row.Id(0), row.Text(1)!, row.Id(2), row.Id(3), new JsonText(Encoding.UTF8.GetBytes(row.Text(4)!))));
                row.Reset();
                return records;
            },
            cancellationToken);

    public Task DeleteAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                foreach (var id in ids)
                    session.Prepare("DELETE FROM runner_record WHERE id = ?1").Bind(1, id).Execute();
            },
            cancellationToken: cancellationToken);
}

using System.Text;
using System.Text.Json;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Writes that are about to be made, in the catalog file.</summary>
internal sealed class SqliteAlertIntents(SqliteDatabase database) : IAlertIntents
{
    public Task AddAsync(AlertIntent intent, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Prepare("INSERT INTO alert_intent (ws, id, user_name, event_type, created_at, subjects, items) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
                .Bind(1, intent.Scope.WorkspaceId).Bind(2, intent.Id).Bind(3, intent.Scope.UserName).Bind(4, intent.EventType.WireName()).Bind(5, intent.CreatedAt)
                .Bind(6, JsonSerializer.Serialize(intent.Subjects)).Bind(7, JsonSerializer.Serialize(intent.Items.Select(Item.Of)))
                .Execute(),
            cancellationToken: cancellationToken);

    public Task DeleteAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.WriteAsync(session => TakeAway(session, scope.WorkspaceId, id), cancellationToken: cancellationToken);

    public Task<IReadOnlyList<AlertIntent>> FindAsync(DateTime before, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<AlertIntent>>(
            session =>
            {
                var intents = new List<AlertIntent>();
                var row = session.Prepare("SELECT ws, id, user_name, event_type, created_at, subjects, items FROM alert_intent WHERE created_at < ?1 ORDER BY created_at LIMIT ?2").Bind(1, before).Bind(2, (long)IAlertIntents.Most);
                while (row.Step())
                {
                    intents.Add(new AlertIntent
                    {
                        Id = row.Id(1),
                        Scope = new Scope(row.Id(0), row.Text(2)!),
                        EventType = EnumNames.Parse<AlertEventType>(row.Text(3)!),
                        CreatedAt = row.Time(4),
                        Subjects = JsonSerializer.Deserialize<List<Guid>>(row.Text(5)!)!,
                        Items = [.. JsonSerializer.Deserialize<List<Item>>(row.Text(6)!)!.Select(static item => new AlertIntentItem(item.Project, item.Guardrail, new JsonText(Encoding.UTF8.GetBytes(item.Data))))],
                    });
                }

                row.Reset();
                return intents;
            },
            cancellationToken);

    /// <summary>Deletes one; false: it was gone.</summary>
    public static bool TakeAway(SqliteSession session, Guid workspace, Guid id)
    {
        session.Prepare("DELETE FROM alert_intent WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id).Execute();
        return session.Changes > 0;
    }

    private sealed record Item(Guid? Project, string? Guardrail, string Data)
    {
        public static Item Of(AlertIntentItem item) => new(item.ProjectId, item.Guardrail, item.Data.ToString());
    }
}

using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Preferences in the catalog file.</summary>
internal sealed class SqlitePreferences(SqliteDatabase database, TimeProvider clock) : IPreferences
{
    public Task<IReadOnlyDictionary<string, JsonText>> FindAsync(Scope scope, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, JsonText>>(
            session =>
            {
                var row = session.Prepare("SELECT name, value FROM preference WHERE ws = ?1 AND user_name = ?2 ORDER BY name").Bind(1, scope.WorkspaceId).Bind(2, scope.UserName);
                var values = new Dictionary<string, JsonText>(StringComparer.Ordinal);
                while (row.Step())
                    values.Add(row.Text(0)!, new JsonText(Encoding.UTF8.GetBytes(row.Text(1)!)));
                row.Reset();
                return values;
            },
            cancellationToken);

    public Task SaveAsync(Scope scope, string name, JsonText? value, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                session.Prepare("DELETE FROM preference WHERE ws = ?1 AND user_name = ?2 AND name = ?3").Bind(1, scope.WorkspaceId).Bind(2, scope.UserName).Bind(3, name).Execute();
                if (value is not { } json)
                    return;
                if (IsFull(session, scope))
                    throw new StoreConflictException($"A user has at most {IPreferences.Most} preferences in a workspace");
                session.Prepare("INSERT INTO preference (ws, user_name, name, changed_at, value) VALUES (?1, ?2, ?3, ?4, ?5)")
                    .Bind(1, scope.WorkspaceId)
                    .Bind(2, scope.UserName)
                    .Bind(3, name)
                    .Bind(4, clock.GetUtcNow().UtcDateTime)
                    .BindText(5, json.Utf8.Span)
                    .Execute();
            },
            cancellationToken: cancellationToken);

    private static bool IsFull(SqliteSession session, Scope scope)
    {
        var row = session.Prepare($"SELECT 1 FROM preference WHERE ws = ?1 AND user_name = ?2 LIMIT 1 OFFSET {IPreferences.Most - 1}").Bind(1, scope.WorkspaceId).Bind(2, scope.UserName);
        var full = row.Step();
        row.Reset();
        return full;
    }
}

using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Guardrail policies in the catalog file.</summary>
internal sealed class SqliteGuardrailPolicies(SqliteDatabase database, TimeProvider clock) : IGuardrailPolicies
{
    private const string Columns = "id, name, description, always, guards, created_at, created_by, last_updated_at, last_updated_by";

    private static readonly ListTable Table = new() { From = "guardrail_policy", Columns = Columns, Fields = new Dictionary<string, ListColumn>() };

    public Task CreateAsync(Scope scope, GuardrailPolicy policy, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (FindId(session, scope, policy.Name) is not null || Get(session, scope, policy.Id) is not null)
                    throw NameTaken(policy.Name);
                Bind(
                    session.Prepare($"INSERT INTO guardrail_policy (ws, name_key, {Columns}) VALUES (?1, ?4, ?2, ?3, ?5, ?6, ?7, ?8, ?9, ?8, ?9)"),
                    scope,
                    policy)
                    .Execute();
            },
            cancellationToken: cancellationToken);

    public Task<GuardrailPolicy?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Get(session, scope, id), cancellationToken);

    public Task<Page<GuardrailPolicy>> FindAsync(Scope scope, string? name, int page, int size, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => new ListQuery(Table).WhereEquals("ws", scope.WorkspaceId).WhereNameContains("name_key", name).Read(session, null, page, size, Read),
            cancellationToken);

    public Task<IReadOnlyList<GuardrailPolicy>> RetrieveAsync(Scope scope, IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<GuardrailPolicy>>(
            session =>
            {
                var keys = names.Select(NameKey.Of).ToHashSet(StringComparer.Ordinal);
                var policies = new List<GuardrailPolicy>();
                var row = session.Prepare($"SELECT {Columns}, name_key FROM guardrail_policy WHERE ws = ?1 ORDER BY name_key").Bind(1, scope.WorkspaceId);
                while (row.Step())
                {
                    if (row.Int64(3) != 0 || keys.Contains(row.Text(9)!))
                        policies.Add(Read(row));
                }

                row.Reset();
                return policies;
            },
            cancellationToken);

    public Task ReplaceAsync(Scope scope, GuardrailPolicy policy, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (FindId(session, scope, policy.Name) is { } other && other != policy.Id)
                    throw NameTaken(policy.Name);
                Bind(
                    session.Prepare("""
                        UPDATE guardrail_policy SET name = ?3, name_key = ?4, description = ?5, always = ?6, guards = ?7, last_updated_at = ?8, last_updated_by = ?9
                        WHERE ws = ?1 AND id = ?2
                        """),
                    scope,
                    policy)
                    .Execute();
                if (session.Changes == 0)
                    throw new EntityNotFoundException("Guardrail policy not found");
            },
            cancellationToken: cancellationToken);

    public Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                foreach (var id in ids)
                    session.Prepare("DELETE FROM guardrail_policy WHERE ws = ?1 AND id = ?2").Bind(1, scope.WorkspaceId).Bind(2, id).Execute();
            },
            cancellationToken: cancellationToken);

    private SqliteStatement Bind(SqliteStatement statement, Scope scope, GuardrailPolicy policy) =>
        statement
            .Bind(1, scope.WorkspaceId)
            .Bind(2, policy.Id)
            .Bind(3, policy.Name.Trim())
            .Bind(4, NameKey.Of(policy.Name))
            .Bind(5, policy.Description)
            .Bind(6, policy.Always ? 1L : 0L)
            .BindText(7, policy.Guards.Utf8.Span)
            .Bind(8, clock.GetUtcNow().UtcDateTime)
            .Bind(9, scope.UserName);

    private static Guid? FindId(SqliteSession session, Scope scope, string name)
    {
        var row = session.Prepare("SELECT id FROM guardrail_policy WHERE ws = ?1 AND name_key = ?2").Bind(1, scope.WorkspaceId).Bind(2, NameKey.Of(name));
        Guid? id = row.Step() ? row.Id(0) : null;
        row.Reset();
        return id;
    }

    private static GuardrailPolicy? Get(SqliteSession session, Scope scope, Guid id)
    {
        var row = session.Prepare($"SELECT {Columns} FROM guardrail_policy WHERE ws = ?1 AND id = ?2").Bind(1, scope.WorkspaceId).Bind(2, id);
        var policy = row.Step() ? Read(row) : null;
        row.Reset();
        return policy;
    }

    private static GuardrailPolicy Read(SqliteStatement row) => new()
    {
        Id = row.Id(0),
        Name = row.Text(1)!,
        Description = row.Text(2),
        Always = row.Int64(3) != 0,
        Guards = new JsonText(Encoding.UTF8.GetBytes(row.Text(4)!)),
        CreatedAt = row.Time(5),
        CreatedBy = row.Text(6),
        LastUpdatedAt = row.Time(7),
        LastUpdatedBy = row.Text(8),
    };

    private static StoreConflictException NameTaken(string name) => new($"Guardrail policy already exists with name '{name.Trim()}'");
}

using System.Text.RegularExpressions;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Environments in the catalog file.</summary>
internal sealed partial class SqliteEnvironments(SqliteDatabase database, TimeProvider clock) : IEnvironments, IEnvironmentNames
{
    // Names that need no further look: stored, or refused because the workspace is full. Any change of the workspace's
    // environments forgets them.
    private readonly NameCache<bool> _settled = new(10_000);

    public Task<IReadOnlyList<DeploymentEnvironment>> FindAsync(Scope scope, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DeploymentEnvironment>>(session => EnvironmentRow.ReadAll(session, scope.WorkspaceId), cancellationToken);

    public Task<DeploymentEnvironment?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => EnvironmentRow.Get(session, scope.WorkspaceId, id), cancellationToken);

    public Task CreateAsync(Scope scope, DeploymentEnvironment environment, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var existing = EnvironmentRow.ReadAll(session, scope.WorkspaceId);
                if (existing.Exists(other => other.Id == environment.Id || NameKey.Of(other.Name) == NameKey.Of(environment.Name)))
                    throw new StoreConflictException($"Environment '{environment.Name}' already exists");
                if (existing.Count >= IEnvironments.Limit)
                    throw new StoreConflictException($"The workspace has {IEnvironments.Limit} environments, which is the limit; delete one first");
                var now = Now();
                EnvironmentRow.Insert(session, scope, environment, existing, now);
                if (environment.FollowsNewest)
                    FollowingEnvironments.Begin(session, scope, environment.Name, now);
            },
            () => _settled.Forget(scope.WorkspaceId),
            cancellationToken);

    public Task UpdateAsync(Scope scope, Guid id, DeploymentEnvironmentPatch patch, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var existing = EnvironmentRow.ReadAll(session, scope.WorkspaceId);
                var environment = existing.Find(environment => environment.Id == id) ?? throw new EntityNotFoundException("Environment not found");
                if (patch.Name is { } name && existing.Exists(other => other.Id != id && NameKey.Of(other.Name) == NameKey.Of(name)))
                    throw new StoreConflictException($"Environment '{name}' already exists");
                var begins = patch.FollowsNewest == true && !environment.FollowsNewest;
                if (begins && EnvironmentProtectionRow.Exists(session, scope.WorkspaceId, id))
                    throw new StoreConflictException($"Environment '{environment.Name}' is protected: it cannot follow the newest version");
                var now = Now();
                EnvironmentRow.Update(session, scope, id, patch, now);
                // Agents know environments by name: under another one it has to be given theirs again.
                if (begins || (patch is { Name: not null, FollowsNewest: not false } && environment.FollowsNewest))
                    FollowingEnvironments.Begin(session, scope, patch.Name ?? environment.Name, now);
            },
            () => _settled.Forget(scope.WorkspaceId),
            cancellationToken);

    public Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                foreach (var id in ids)
                    session.Prepare("DELETE FROM environment WHERE ws = ?1 AND id = ?2").Bind(1, scope.WorkspaceId).Bind(2, id).Execute();
            },
            () => _settled.Forget(scope.WorkspaceId),
            cancellationToken);

    /// <summary>The workspace was deleted; writer's thread only.</summary>
    internal void Forget(Guid workspaceId) => _settled.Forget(workspaceId);

    public ValueTask EnsureAsync(Scope scope, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        List<string>? unknown = null;
        foreach (var name in names)
        {
            if (!_settled.TryGet(scope.WorkspaceId, NameKey.Of(name), out _) && IsName(name))
                (unknown ??= []).Add(name);
        }

        return unknown is null ? ValueTask.CompletedTask : new ValueTask(EnsureUnknownAsync(scope, unknown, cancellationToken));
    }

    private Task EnsureUnknownAsync(Scope scope, List<string> names, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var existing = EnvironmentRow.ReadAll(session, scope.WorkspaceId);
                foreach (var name in names)
                {
                    if (existing.Count >= IEnvironments.Limit)
                        break;
                    if (existing.Exists(environment => NameKey.Of(environment.Name) == NameKey.Of(name)))
                        continue;
                    existing.Add(EnvironmentRow.Insert(session, scope, new DeploymentEnvironment { Id = UuidV7.Create(clock), Name = name }, existing, Now()));
                }
            },
            () =>
            {
                foreach (var name in names)
                    _settled.Set(scope.WorkspaceId, NameKey.Of(name), true);
            },
            cancellationToken);

    // A trace may carry any text; what the registry could not hold stays on the trace only.
    private static bool IsName(string name) => name.Length <= 150 && NamePattern().IsMatch(name);

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}

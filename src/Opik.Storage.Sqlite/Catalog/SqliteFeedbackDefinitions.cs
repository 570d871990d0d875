using System.Collections.Concurrent;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Feedback definitions in the catalog file.</summary>
internal sealed class SqliteFeedbackDefinitions(SqliteDatabase database, TimeProvider clock) : IFeedbackDefinitions
{
    // Workspaces seen to have the default definition; one small entry per workspace of the server.
    private readonly ConcurrentDictionary<Guid, bool> _furnished = new();

    public async Task<Page<FeedbackDefinition>> FindAsync(Scope scope, string? name, string? type, int page, int size, CancellationToken cancellationToken)
    {
        await FurnishAsync(scope, cancellationToken);
        var key = string.IsNullOrWhiteSpace(name) ? string.Empty : NameKey.Of(name);
        return await database.ReadAsync(session => FeedbackDefinitionRow.ReadPage(session, scope.WorkspaceId, key, type, page, size), cancellationToken);
    }

    /// <summary>The workspace was deleted; writer's thread only.</summary>
    internal void Forget(Guid workspaceId) => _furnished.TryRemove(workspaceId, out _);

    public Task<FeedbackDefinition?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => FeedbackDefinitionRow.Get(session, scope.WorkspaceId, id), cancellationToken);

    public async Task CreateAsync(Scope scope, FeedbackDefinition definition, CancellationToken cancellationToken)
    {
        await FurnishAsync(scope, cancellationToken);
        await database.WriteAsync(
            session =>
            {
                if (FeedbackDefinitionRow.FindId(session, scope.WorkspaceId, NameKey.Of(definition.Name)) is not null
                    || FeedbackDefinitionRow.Get(session, scope.WorkspaceId, definition.Id) is not null)
                {
                    throw new StoreConflictException("Feedback already exists");
                }

                FeedbackDefinitionRow.Insert(session, scope, definition, builtin: false, Now());
            },
            cancellationToken: cancellationToken);
    }

    public Task ReplaceAsync(Scope scope, FeedbackDefinition definition, bool keepJudgement, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var stored = FeedbackDefinitionRow.Get(session, scope.WorkspaceId, definition.Id) ?? throw new EntityNotFoundException("Feedback definition not found");
                if (FeedbackDefinitionRow.FindId(session, scope.WorkspaceId, NameKey.Of(definition.Name)) is { } other && other != definition.Id)
                    throw new StoreConflictException("Feedback already exists");
                FeedbackDefinitionRow.Replace(session, scope, keepJudgement ? definition with { Judgement = stored.Judgement } : definition, Now());
            },
            cancellationToken: cancellationToken);

    public Task<IReadOnlyDictionary<string, bool>> LowerIsBetterAsync(Scope scope, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, bool>>(session => FeedbackDefinitionRow.LowerIsBetter(session, scope.WorkspaceId), cancellationToken);

    public Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                foreach (var id in ids)
                {
                    session.Prepare("DELETE FROM feedback_definition WHERE ws = ?1 AND id = ?2 AND builtin = 0").Bind(1, scope.WorkspaceId).Bind(2, id).Execute();
                    if (session.Changes == 0 && FeedbackDefinitionRow.Get(session, scope.WorkspaceId, id) is { } kept)
                        throw new StoreConflictException($"Feedback definition '{kept.Name}' cannot be deleted");
                }
            },
            cancellationToken: cancellationToken);

    // A workspace gets its default definition when somebody first looks: there is no moment at which the catalog hears of
    // a new workspace.
    private async ValueTask FurnishAsync(Scope scope, CancellationToken cancellationToken)
    {
        if (_furnished.ContainsKey(scope.WorkspaceId))
            return;
        await database.WriteAsync(
            session =>
            {
                var row = session.Prepare("SELECT 1 FROM feedback_definition WHERE ws = ?1 AND builtin = 1").Bind(1, scope.WorkspaceId);
                var exists = row.Step();
                row.Reset();
                if (!exists)
                    FeedbackDefinitionRow.Insert(session, scope, Default(scope.WorkspaceId), builtin: true, Now());
            },
            () => _furnished[scope.WorkspaceId] = true,
            cancellationToken);
    }

    private static FeedbackDefinition Default(Guid workspace) => new()
    {
        // Dated 2020, so that it never stands above what people made.
        Id = UuidV7.Derive(workspace.ToByteArray(bigEndian: true), 1_577_836_800_000),
        Name = IFeedbackDefinitions.DefaultName,
        Type = "categorical",
        Details = JsonText.Parse("""{"categories":{"👍":1.0,"👎":0.0}}"""),
    };

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}

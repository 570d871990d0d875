using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Configurations of agents in the catalog file.</summary>
internal sealed class SqliteAgentConfigs(SqliteDatabase database, TimeProvider clock) : IAgentConfigs
{
    public Task<AgentBlueprint> CreateAsync(Scope scope, Guid projectId, Guid? configId, AgentBlueprintDraft first, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var id = configId ?? UuidV7.Create(clock);
                if (AgentBlueprintRow.Newest(session, scope.WorkspaceId, projectId) is not null || AgentBlueprintRow.HasConfig(session, scope.WorkspaceId, id))
                    throw new StoreConflictException("The project already has an agent configuration");
                AgentBlueprintRow.InsertConfig(session, scope, projectId, id, Now());
                return Add(session, scope, projectId, first);
            },
            cancellationToken: cancellationToken);

    public Task<AgentBlueprint> AddAsync(Scope scope, Guid projectId, AgentBlueprintDraft draft, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                Require(session, scope, projectId);
                return Add(session, scope, projectId, draft);
            },
            cancellationToken: cancellationToken);

    public Task<AgentBlueprint> ApplyMaskAsync(Scope scope, Guid projectId, Guid maskId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                Require(session, scope, projectId);
                var latest = AgentBlueprintRow.Get(session, scope.WorkspaceId, projectId, AgentBlueprintPin.Latest)!;
                var values = AgentConfigValues.Overlay(latest.Values, Mask(session, scope, projectId, maskId).Values);
                return Add(session, scope, projectId, new AgentBlueprintDraft(null, false, null, values));
            },
            cancellationToken: cancellationToken);

    public Task<AgentBlueprint?> RemoveKeysAsync(Scope scope, Guid projectId, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var latest = AgentBlueprintRow.Get(session, scope.WorkspaceId, projectId, AgentBlueprintPin.Latest);
                if (latest is null || !latest.Values.Any(value => keys.Contains(value.Key)))
                    return null;
                return Add(session, scope, projectId, new AgentBlueprintDraft(null, false, null, [.. latest.Values.Where(value => !keys.Contains(value.Key))]));
            },
            cancellationToken: cancellationToken);

    public Task<AgentBlueprint?> GetAsync(Scope scope, Guid id, Guid? maskId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => AgentBlueprintRow.Get(session, scope.WorkspaceId, id) is { IsMask: false } found ? Masked(session, scope, found, maskId) : null, cancellationToken);

    public Task<AgentBlueprint?> GetAsync(Scope scope, Guid projectId, AgentBlueprintPin pin, Guid? maskId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => AgentBlueprintRow.Get(session, scope.WorkspaceId, projectId, pin) is { } found ? Masked(session, scope, found, maskId) : null, cancellationToken);

    public Task<AgentBlueprint?> GetDeltaAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session =>
            {
                var blueprint = AgentBlueprintRow.Get(session, scope.WorkspaceId, id);
                if (blueprint?.Number is not > 1)
                    return blueprint;
                var before = AgentBlueprintRow.Get(session, scope.WorkspaceId, blueprint.ProjectId, new AgentBlueprintPin(Number: blueprint.Number - 1))!;
                return blueprint with { Values = AgentConfigValues.Changed(before.Values, blueprint.Values) };
            },
            cancellationToken);

    public Task<Page<AgentBlueprint>?> FindAsync(Scope scope, Guid projectId, int page, int size, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => AgentBlueprintRow.Newest(session, scope.WorkspaceId, projectId) is { } total
                ? new Page<AgentBlueprint>(page, AgentBlueprintRow.ReadPage(session, scope.WorkspaceId, projectId, page, size), total)
                : null,
            cancellationToken);

    public Task AssignAsync(Scope scope, Guid projectId, IReadOnlyDictionary<string, Guid> blueprints, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                Require(session, scope, projectId);
                foreach (var (environment, id) in blueprints)
                {
                    var blueprint = AgentBlueprintRow.Get(session, scope.WorkspaceId, id);
                    if (blueprint is null || blueprint.IsMask || blueprint.ProjectId != projectId)
                        throw new EntityNotFoundException($"Blueprint '{id:D}' not found");
                    if (blueprint.Number != AgentBlueprintRow.Newest(session, scope.WorkspaceId, projectId))
                        FollowingEnvironments.RefuseOther(session, scope.WorkspaceId, [environment]);
                    AgentEnvironmentRow.Set(session, scope, projectId, environment, id, Now());
                }
            },
            cancellationToken: cancellationToken);

    public Task UnassignAsync(Scope scope, Guid projectId, string environment, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                FollowingEnvironments.RefuseOther(session, scope.WorkspaceId, [environment]);
                AgentEnvironmentRow.Delete(session, scope.WorkspaceId, projectId, environment);
            },
            cancellationToken: cancellationToken);

    private AgentBlueprint Add(SqliteSession session, Scope scope, Guid projectId, AgentBlueprintDraft draft)
    {
        var id = draft.Id ?? UuidV7.Create(clock);
        if (AgentBlueprintRow.Get(session, scope.WorkspaceId, id) is not null)
            throw new StoreConflictException("Blueprint already exists");
        AgentBlueprintRow.Insert(session, scope, projectId, id, draft, Now());
        if (draft.IsMask)
            return AgentBlueprintRow.Get(session, scope.WorkspaceId, id)!;
        // Agents ask for this environment unless they are told another: the first blueprint must be found.
        if (AgentBlueprintRow.Newest(session, scope.WorkspaceId, projectId) == 1)
            AgentEnvironmentRow.Set(session, scope, projectId, IAgentConfigs.FirstEnvironment, id, Now());
        foreach (var environment in FollowingEnvironments.Names(session, scope.WorkspaceId))
            AgentEnvironmentRow.Set(session, scope, projectId, environment, id, Now());
        return AgentBlueprintRow.Get(session, scope.WorkspaceId, id)!;
    }

    private static void Require(SqliteSession session, Scope scope, Guid projectId)
    {
        if (AgentBlueprintRow.Newest(session, scope.WorkspaceId, projectId) is null)
            throw new EntityNotFoundException($"No configuration found for project '{projectId:D}'");
    }

    private static AgentBlueprint Mask(SqliteSession session, Scope scope, Guid projectId, Guid maskId) =>
        AgentBlueprintRow.Get(session, scope.WorkspaceId, maskId) is { IsMask: true } mask && mask.ProjectId == projectId
            ? mask
            : throw new EntityNotFoundException($"Mask '{maskId:D}' not found");

    private static AgentBlueprint Masked(SqliteSession session, Scope scope, AgentBlueprint blueprint, Guid? maskId) =>
        maskId is { } id
            ? blueprint with { Values = AgentConfigValues.Overlay(blueprint.Values, Mask(session, scope, blueprint.ProjectId, id).Values) }
            : blueprint;

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}

using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Online rules in the catalog file.</summary>
internal sealed class SqliteOnlineRules(SqliteDatabase database, TimeProvider clock) : IOnlineRules
{
    private readonly RareRowsCache<(Guid Workspace, Guid Project), OnlineRule> _known = new();

    public Task CreateAsync(Scope scope, OnlineRule rule, CancellationToken cancellationToken) =>
        WriteAsync(
            session =>
            {
                if (OnlineRuleRow.Get(session, scope.WorkspaceId, rule.Id) is not null)
                    throw new StoreConflictException("AutomationRuleEvaluator already exists");
                if (OnlineRuleRow.Count(session, scope.WorkspaceId) >= IOnlineRules.Limit)
                    throw new StoreConflictException($"A workspace has at most {IOnlineRules.Limit} online rules");
                OnlineRuleRow.Insert(session, scope, rule, Now());
            },
            cancellationToken);

    public Task<OnlineRule?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => OnlineRuleRow.Get(session, scope.WorkspaceId, id), cancellationToken);

    public Task<IReadOnlyList<OnlineRule>> GetManyAsync(Scope scope, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<OnlineRule>>(
            session => [.. ids.Distinct().Select(id => OnlineRuleRow.Get(session, scope.WorkspaceId, id)).OfType<OnlineRule>()], cancellationToken);

    public Task<Page<OnlineRule>> FindAsync(Scope scope, OnlineRuleQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session =>
            {
                var list = new ListQuery(OnlineRuleRow.Table)
                    .WhereEquals("r.ws", scope.WorkspaceId)
                    .WhereNameContains("r.name_key", query.Name)
                    .WhereNameContains("id_text(r.id)", query.IdPart)
                    .Filter(query.Filters)
                    .Part(query.Part);
                if (query.ProjectId is { } project)
                    list.Where($"r.id IN (SELECT rule_id FROM online_rule_project WHERE ws = {list.Parameters.Add(scope.WorkspaceId)} AND project_id = {list.Parameters.Add(project)})");
                var rows = list.Read(session, query.Sort, query.Page, query.Size, OnlineRuleRow.Read);
                return new Page<OnlineRule>(rows.Number, [.. rows.Content.Select(rule => OnlineRuleRow.WithProjects(session, scope.WorkspaceId, rule))], rows.Total);
            },
            cancellationToken);

    public ValueTask<IReadOnlyList<OnlineRule>> FindOfProjectAsync(Scope scope, Guid projectId, CancellationToken cancellationToken) =>
        _known.TryGet((scope.WorkspaceId, projectId), out var known)
            ? ValueTask.FromResult(known)
            : new ValueTask<IReadOnlyList<OnlineRule>>(LoadAsync(scope, projectId, cancellationToken));

    public Task UpdateAsync(Scope scope, Guid id, OnlineRulePatch patch, CancellationToken cancellationToken) =>
        WriteAsync(
            session =>
            {
                var rule = OnlineRuleRow.Get(session, scope.WorkspaceId, id) ?? throw new EntityNotFoundException("AutomationRuleEvaluator not found");
                OnlineRuleRow.Update(session, scope, patch.ApplyTo(rule), Now());
            },
            cancellationToken);

    public Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, Guid? projectId, CancellationToken cancellationToken) =>
        WriteAsync(
            session =>
            {
                foreach (var id in ids)
                {
                    if (projectId is { } project && !RuleProjectRow.Has(session, scope.WorkspaceId, id, project))
                        continue;
                    session.Prepare("DELETE FROM online_rule_log WHERE ws = ?1 AND rule_id = ?2").Bind(1, scope.WorkspaceId).Bind(2, id).Execute();
                    RuleProjectRow.Delete(session, scope.WorkspaceId, id);
                    session.Prepare("DELETE FROM online_rule WHERE ws = ?1 AND id = ?2").Bind(1, scope.WorkspaceId).Bind(2, id).Execute();
                }
            },
            cancellationToken);

    /// <summary>Forgets what is kept in memory: a project or workspace was deleted.</summary>
    public void Forget() => _known.Clear();

    private Task WriteAsync(Action<SqliteSession> change, CancellationToken cancellationToken) => database.WriteAsync(change, _known.Clear, cancellationToken);

    private async Task<IReadOnlyList<OnlineRule>> LoadAsync(Scope scope, Guid projectId, CancellationToken cancellationToken)
    {
        var version = _known.Version;
        var rules = await database.ReadAsync(session => OnlineRuleRow.FindOfProject(session, scope.WorkspaceId, projectId), cancellationToken).ConfigureAwait(false);
        _known.Set((scope.WorkspaceId, projectId), rules, version);
        return rules;
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}

using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Versions of prompts in the catalog file.</summary>
internal sealed class SqlitePromptVersions(SqliteDatabase database, TimeProvider clock) : IPromptVersions, IPromptVersionLookup
{
    public Task<PromptVersion> CreateAsync(Scope scope, PromptAddress address, TemplateStructure structure, PromptVersionDraft draft, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var now = Now();
                var promptId = draft.IsMask
                    ? (PromptRow.Find(session, scope.WorkspaceId, address) ?? throw new EntityNotFoundException("Prompt not found")).Id
                    : PromptRow.GetExact(session, scope.WorkspaceId, address)?.Id ?? Make(session, scope, address, structure, now);
                var id = PromptVersionWrite.Add(session, scope, promptId, draft, now);
                return PromptVersionRow.Get(session, scope.WorkspaceId, id)!;
            },
            cancellationToken: cancellationToken);

    public Task<PromptVersion> RestoreAsync(Scope scope, Guid promptId, Guid versionId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var old = PromptVersionRow.Get(session, scope.WorkspaceId, versionId);
                if (old is null || old.PromptId != promptId || old.IsMask)
                    throw new EntityNotFoundException("Prompt version not found");
                var draft = new PromptVersionDraft
                {
                    Template = old.Template,
                    Type = old.Type,
                    Metadata = old.Metadata,
                    Tags = old.Tags,
                    ChangeDescription = $"Restored from version {old.VersionName}",
                };
                var id = PromptVersionWrite.Add(session, scope, promptId, draft, Now());
                return PromptVersionRow.Get(session, scope.WorkspaceId, id)!;
            },
            cancellationToken: cancellationToken);

    public Task<PromptVersion?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => PromptVersionRow.Get(session, scope.WorkspaceId, id), cancellationToken);

    public Task<PromptVersion?> GetAsync(Scope scope, Guid promptId, PromptPin pin, CancellationToken cancellationToken) =>
        database.ReadAsync(session => PromptVersionRow.Get(session, scope.WorkspaceId, promptId, pin), cancellationToken);

    public Task<PromptVersion?> RetrieveAsync(Scope scope, PromptAddress address, PromptPin pin, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => PromptRow.Find(session, scope.WorkspaceId, address) is { } prompt ? PromptVersionRow.Get(session, scope.WorkspaceId, prompt.Id, pin) : null,
            cancellationToken);

    public Task<IReadOnlyDictionary<Guid, PromptVersion>> FindAsync(Scope scope, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<Guid, PromptVersion>>(
            session => ids.Distinct().Select(id => PromptVersionRow.Get(session, scope.WorkspaceId, id)).OfType<PromptVersion>().ToDictionary(version => version.Id),
            cancellationToken);

    public Task<IReadOnlyList<PromptVersion>> FindByCommitsAsync(Scope scope, IReadOnlyCollection<string> commits, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PromptVersion>>(
            session => [.. commits.Distinct(StringComparer.Ordinal).SelectMany(commit => PromptVersionRow.OfCommit(session, scope.WorkspaceId, commit))],
            cancellationToken);

    public Task<Page<PromptVersion>> FindAsync(Scope scope, PromptVersionQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session =>
            {
                var list = new ListQuery(PromptVersionRow.Table)
                    .WhereEquals("v.ws", scope.WorkspaceId)
                    .WhereEquals("v.prompt_id", query.PromptId)
                    .Where("v.number IS NOT NULL")
                    .Filter(query.Filters);
                if (!string.IsNullOrEmpty(query.Search))
                {
                    var parameters = list.Parameters;
                    var inTemplate = QueryFunctions.Text(parameters, "v.template", FilterOperator.Contains, query.Search, ignoreCase: true);
                    var inDescription = QueryFunctions.Text(parameters, "v.change_description", FilterOperator.Contains, query.Search, ignoreCase: true);
                    list.Where($"({inTemplate} OR {inDescription})");
                }

                return list.Read(session, query.Sort, query.Page, query.Size, PromptVersionRow.Read);
            },
            cancellationToken);

    public Task<Page<PromptVersionEntry>> FindNewestAsync(Scope scope, Guid projectId, int count, CancellationToken cancellationToken) =>
        database.ReadAsync(session => PromptVersionFeed.Read(session, scope.WorkspaceId, projectId, count), cancellationToken);

    public Task<bool> TagAsync(Scope scope, IReadOnlyCollection<Guid> ids, IReadOnlyList<string> tags, bool merge, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var changes = new List<(Guid Id, IReadOnlyList<string> Tags)>();
                foreach (var id in ids.Distinct())
                {
                    if (PromptVersionRow.Get(session, scope.WorkspaceId, id) is { } version)
                        changes.Add((id, [.. (merge ? version.Tags.Concat(tags) : tags).Distinct(StringComparer.Ordinal)]));
                }

                if (changes.Exists(change => change.Tags.Count > IPromptVersions.TagLimit))
                    return false;
                foreach (var (id, changed) in changes)
                    PromptVersionRow.SetTags(session, scope.WorkspaceId, id, changed);
                return true;
            },
            cancellationToken: cancellationToken);

    public Task SetEnvironmentsAsync(Scope scope, Guid versionId, IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var version = PromptVersionRow.Get(session, scope.WorkspaceId, versionId) ?? throw new EntityNotFoundException("Prompt version not found");
                if (version.IsMask && names.Count > 0)
                    throw new StoreConflictException("A mask cannot be used by an environment");
                var isNewest = PromptVersionRow.Get(session, scope.WorkspaceId, version.PromptId, PromptPin.Latest)!.Id == versionId;
                if (!isNewest)
                    FollowingEnvironments.RefuseOther(session, scope.WorkspaceId, names);
                IReadOnlyCollection<string> all = isNewest ? [.. names, .. FollowingEnvironments.Names(session, scope.WorkspaceId)] : names;
                PromptEnvironmentRow.Clear(session, scope.WorkspaceId, versionId, all);
                PromptEnvironmentRow.Add(session, scope, version.PromptId, versionId, all, Now());
            },
            cancellationToken: cancellationToken);

    private Guid Make(SqliteSession session, Scope scope, PromptAddress address, TemplateStructure structure, DateTime now)
    {
        var prompt = new Prompt { Id = UuidV7.Create(clock), Name = address.Name, ProjectId = address.ProjectId, TemplateStructure = structure };
        PromptRow.Insert(session, scope, prompt, now);
        return prompt.Id;
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}

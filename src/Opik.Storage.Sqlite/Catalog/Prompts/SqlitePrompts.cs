using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Prompts in the catalog file.</summary>
internal sealed class SqlitePrompts(SqliteDatabase database, TimeProvider clock) : IPrompts
{
    /// <summary>What a client is told when a name or id is taken.</summary>
    public const string Taken = "Prompt id or name already exists";

    public Task<Page<Prompt>> FindAsync(Scope scope, PromptQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => new ListQuery(PromptRow.Table)
                .WhereEquals("ws", scope.WorkspaceId)
                .WhereEquals("project_id", query.ProjectId)
                .WhereNameContains("name_key", query.Name)
                .Filter(query.Filters)
                .Part(query.Part)
                .Read(session, query.Sort, query.Page, query.Size, PromptRow.Read),
            cancellationToken);

    public Task<Prompt?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => PromptRow.Get(session, scope.WorkspaceId, id), cancellationToken);

    public Task CreateAsync(Scope scope, Prompt prompt, PromptVersionDraft? first, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (PromptRow.Get(session, scope.WorkspaceId, prompt.Id) is not null
                    || PromptRow.GetExact(session, scope.WorkspaceId, new PromptAddress(prompt.Name, prompt.ProjectId)) is not null)
                {
                    throw new StoreConflictException(Taken);
                }

                var now = Now();
                PromptRow.Insert(session, scope, prompt, now);
                if (first is not null)
                    PromptVersionWrite.Add(session, scope, prompt.Id, first, now);
            },
            cancellationToken: cancellationToken);

    public Task UpdateAsync(Scope scope, Guid id, PromptPatch patch, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var prompt = PromptRow.Get(session, scope.WorkspaceId, id) ?? throw new EntityNotFoundException("Prompt not found");
                if (PromptRow.GetExact(session, scope.WorkspaceId, new PromptAddress(patch.Name, prompt.ProjectId)) is { } other && other.Id != id)
                    throw new StoreConflictException(Taken);
                PromptRow.Update(session, scope, id, patch, Now());
            },
            cancellationToken: cancellationToken);

    public Task TagAsync(Scope scope, IReadOnlyList<Guid> ids, IReadOnlyList<string>? added, IReadOnlyList<string>? removed, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                foreach (var id in ids)
                {
                    if (PromptRow.Get(session, scope.WorkspaceId, id) is { } prompt)
                        PromptRow.SetTags(session, scope, id, TagSet.Changed(TagSet.Of(prompt.Tags), added, removed), Now());
                }
            },
            cancellationToken: cancellationToken);

    public Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                foreach (var id in ids)
                    PromptRow.Delete(session, scope.WorkspaceId, id);
            },
            cancellationToken: cancellationToken);

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}

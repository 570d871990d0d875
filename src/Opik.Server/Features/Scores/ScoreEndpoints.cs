using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Scores;

/// <summary>Feedback scores of traces, spans and threads.</summary>
internal sealed class ScoreEndpoints(
    RequestBody body, WriteTargets targets, IProjects projects, IFeedbackScores scores, IAssertionResults assertions, IThreadWrites threads, IThreadReads threadReads)
{
    /// <summary>Batch for traces or spans: the entities need not exist yet.</summary>
    public async Task PutBatchAsync(HttpContext http, ScoredEntity kind)
    {
        var scope = http.Scope();
        var drafts = await body.ReadObjectAsync(http, static (ref JsonCursor cursor) => ScoreDraft.ReadBatch(ref cursor, ofThreads: false));
        foreach (var draft in drafts)
            draft.Id!.Value.Version7(kind.ToString());
        await WriteTargets.StoreAsync(async () =>
        {
            var projectIds = await ProjectsAsync(scope, drafts, http.RequestAborted);
            await WriteAsync(scope, kind, drafts, projectIds, static (draft, _) => draft.Id!.Value, http.RequestAborted);
        });
        await http.NoContentAsync();
    }

    /// <summary>Batch for threads, by the ids that clients gave them.</summary>
    public async Task PutThreadBatchAsync(HttpContext http)
    {
        var scope = http.Scope();
        var drafts = await body.ReadObjectAsync(http, static (ref JsonCursor cursor) => ScoreDraft.ReadBatch(ref cursor, ofThreads: true));
        await WriteTargets.StoreAsync(() => WriteThreadsAsync(scope, drafts, http.RequestAborted));
        await http.NoContentAsync();
    }

    private async Task WriteThreadsAsync(Scope scope, List<ScoreDraft> drafts, CancellationToken cancellationToken)
    {
        var projectIds = await ProjectsAsync(scope, drafts, cancellationToken);
        var models = new Dictionary<(Guid Project, string Thread), Guid>();
        foreach (var group in drafts.Select((draft, index) => (Project: projectIds[index], draft.ThreadId)).GroupBy(pair => pair.Project))
        {
            string[] names = [.. group.Select(pair => pair.ThreadId!).Distinct(StringComparer.Ordinal)];
            foreach (var (thread, model) in await threads.EnsureAsync(scope, group.Key, names, cancellationToken))
                models[(group.Key, thread)] = model;
        }

        await WriteAsync(scope, ScoredEntity.Thread, drafts, projectIds, (draft, project) => models[(project, draft.ThreadId!)], cancellationToken);
    }

    /// <summary>One score of an entity that must exist.</summary>
    public async Task PutAsync(HttpContext http, ScoredEntity kind)
    {
        var id = http.RouteId();
        var draft = await body.ReadObjectAsync(http, ScoreDraft.ReadSingle);
        if (!await scores.PutExistingAsync(http.Scope(), kind, draft.ToScore(id, projectId: Guid.Empty), http.RequestAborted))
            throw ApiException.NotFound($"{kind} id: {id:D} not found");
        await http.NoContentAsync();
    }

    public async Task DeleteAsync(HttpContext http, ScoredEntity kind)
    {
        var id = http.RouteId();
        var request = await body.ReadObjectAsync(http, ScoreDeletion.Read);
        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, "name", request.Name);
        violations.ThrowIfAny();
        await scores.DeleteAsync(http.Scope(), kind, id, [request.Name!], request.Author, request.SourceQueueId, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteOfThreadAsync(HttpContext http)
    {
        var scope = http.Scope();
        var request = await body.ReadObjectAsync(http, ScoreDeletion.Read);
        var violations = new Violations();
        if (request.ProjectId is null)
            violations.CheckNotBlank(string.Empty, "projectName", request.ProjectName);
        violations.CheckNotBlank(string.Empty, "threadId", request.ThreadId);
        violations.CheckBatch("names", request.Names?.Count);
        violations.ThrowIfAny();
        var project = request.ProjectId ?? (await projects.FindAsync(scope, request.ProjectName!.Trim(), http.RequestAborted))?.Id;
        if (project is { } known && await threadReads.GetAsync(scope, known, request.ThreadId!, http.RequestAborted) is { } thread)
            await scores.DeleteAsync(scope, ScoredEntity.Thread, thread.ModelId, request.Names!, request.Author, request.SourceQueueId, http.RequestAborted);
        await http.NoContentAsync();
    }

    /// <summary>Distinct names of scores, of one project or of all.</summary>
    public async Task NamesAsync(HttpContext http, ScoredEntity kind)
    {
        SpanType? type = null;
        if (kind == ScoredEntity.Span && http.QueryText("type") is { } name)
            type = WireNames.ParseSpanType(name) ?? throw ApiException.BadRequest($"Invalid span type '{name}'");
        Guid[]? projectIds = http.QueryId("project_id") is { } id ? [id] : null;
        var names = await scores.GetNamesAsync(http.Scope(), kind, projectIds, type, http.RequestAborted);
        await http.WriteJsonAsync(200, names, static (writer, names) =>
        {
            writer.WriteStartArray("scores");
            foreach (var name in names)
            {
                writer.WriteStartObject();
                writer.WriteString("name", name);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    private async ValueTask<Guid[]> ProjectsAsync(Scope scope, List<ScoreDraft> drafts, CancellationToken cancellationToken)
    {
        var known = new Dictionary<(Guid?, string?), Guid>();
        var result = new Guid[drafts.Count];
        for (var i = 0; i < result.Length; i++)
        {
            var key = (drafts[i].ProjectId, drafts[i].ProjectName);
            if (!known.TryGetValue(key, out result[i]))
                known[key] = result[i] = await targets.ProjectAsync(scope, drafts[i].ProjectId, drafts[i].ProjectName, cancellationToken);
        }

        return result;
    }

    private async Task WriteAsync(
        Scope scope, ScoredEntity kind, List<ScoreDraft> drafts, Guid[] projectIds, Func<ScoreDraft, Guid, Guid> entity, CancellationToken cancellationToken)
    {
        var plain = new List<FeedbackScoreWrite>(drafts.Count);
        var results = new List<AssertionResultWrite>();
        for (var i = 0; i < drafts.Count; i++)
        {
            if (drafts[i].IsAssertion)
                results.Add(drafts[i].ToAssertion(entity(drafts[i], projectIds[i]), kind, projectIds[i]));
            else
                plain.Add(drafts[i].ToScore(entity(drafts[i], projectIds[i]), projectIds[i]));
        }

        if (plain.Count > 0)
            await scores.PutAsync(scope, kind, plain, cancellationToken);
        if (results.Count > 0)
            await assertions.PutAsync(scope, results, cancellationToken);
    }
}

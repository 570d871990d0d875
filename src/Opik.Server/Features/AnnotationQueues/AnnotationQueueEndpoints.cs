using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>Annotation queues: lists, one, create, change, delete.</summary>
internal sealed class AnnotationQueueEndpoints(RequestBody body, IProjects projects, IAnnotationQueues queues, TimeProvider clock)
{
    public async Task FindAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage();
        var query = new AnnotationQueueQuery
        {
            Name = http.QueryText("name"),
            Filters = FilterParser.Parse(http.QueryText("filters"), FilterFields.AnnotationQueues),
            Sort = SortParser.Parse(http.QueryText("sorting"), SortFields.AnnotationQueues),
            Page = page,
            Size = size,
        };
        var found = await queues.FindAsync(http.Scope(), query, http.RequestAborted);
        var names = await NamesAsync(http, found.Content);
        await http.WriteDtoAsync(
            200, PageAnswer<AnnotationQueueAnswer>.Of(found, view => AnnotationQueueAnswer.Of(view, names.GetValueOrDefault(view.Queue.ProjectId)), SortFields.AnnotationQueues.Names));
    }

    public async Task GetAsync(HttpContext http)
    {
        var id = http.RouteId();
        var view = await queues.GetAsync(http.Scope(), id, http.RequestAborted) ?? throw ApiException.NotFound($"Annotation queue id: {id:D} not found");
        var names = await NamesAsync(http, [view]);
        await http.WriteDtoAsync(200, AnnotationQueueAnswer.Of(view, names.GetValueOrDefault(view.Queue.ProjectId)));
    }

    public async Task CreateAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<AnnotationQueueBody>(http);
        var created = await CreateAsync(http, [request], static _ => string.Empty);
        await http.CreatedAsync(created[0].Id);
    }

    public async Task CreateManyAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<AnnotationQueueBatchBody>(http);
        var violations = new Violations();
        violations.CheckBatch("annotationQueues", request.AnnotationQueues?.Count);
        violations.ThrowIfAny();
        await CreateAsync(http, request.AnnotationQueues!, static i => $"annotationQueues[{i}].");
        await http.NoContentAsync();
    }

    public async Task UpdateAsync(HttpContext http)
    {
        var id = http.RouteId();
        var patch = (await body.ReadDtoAsync<AnnotationQueueUpdateBody>(http)).ToPatch();
        await queues.UpdateAsync(
            http.Scope(), id, patch, changed => AutomationBody.CheckConditions(patch.Automation is null ? null : changed.Automation), http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteManyAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        await queues.DeleteAsync(http.Scope(), request.Ids, http.RequestAborted);
        await http.NoContentAsync();
    }

    private async Task<IReadOnlyList<AnnotationQueue>> CreateAsync(HttpContext http, IReadOnlyList<AnnotationQueueBody?> requests, Func<int, string> path)
    {
        var violations = new Violations();
        for (var i = 0; i < requests.Count; i++)
        {
            if (requests[i] is { } request)
                request.Check(violations, path(i));
            else
                violations.Add(path(i), "must not be null");
        }

        violations.ThrowIfAny();
        var created = requests.Select(request => request!.ToQueue((request.Id ?? UuidV7.Create(clock)).Version7("Annotation Queue"))).ToList();
        foreach (var queue in created)
            AutomationBody.CheckConditions(queue.Automation);
        foreach (var project in created.Select(queue => queue.ProjectId).Distinct())
            await projects.RequireAsync(http.Scope(), project, null, http.RequestAborted);
        await queues.CreateAsync(http.Scope(), created, http.RequestAborted);
        return created;
    }

    private async Task<Dictionary<Guid, string>> NamesAsync(HttpContext http, IReadOnlyList<AnnotationQueueView> views)
    {
        var known = await projects.GetManyAsync(http.Scope(), [.. views.Select(view => view.Queue.ProjectId).Distinct()], http.RequestAborted);
        return known.ToDictionary(project => project.Id, project => project.Name);
    }
}

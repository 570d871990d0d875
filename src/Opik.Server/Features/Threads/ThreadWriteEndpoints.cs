using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Threads;

/// <summary>Opens, closes, tags and deletes threads.</summary>
internal sealed class ThreadWriteEndpoints(RequestBody body, IProjects projects, IThreadWrites threads)
{
    public async Task CloseAsync(HttpContext http)
    {
        var scope = http.Scope();
        var request = (await body.ReadObjectAsync(http, ThreadRequest.Read)).WithThreads();
        await threads.CloseAsync(scope, await request.ProjectAsync(projects, scope, http.RequestAborted), request.All, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task OpenAsync(HttpContext http)
    {
        var scope = http.Scope();
        var request = (await body.ReadObjectAsync(http, ThreadRequest.Read)).WithThreads("threadId");
        await threads.OpenAsync(scope, await request.ProjectAsync(projects, scope, http.RequestAborted), request.All, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteAsync(HttpContext http)
    {
        var scope = http.Scope();
        var request = (await body.ReadObjectAsync(http, ThreadRequest.Read)).WithThreads();
        if (request.ProjectId is null && string.IsNullOrWhiteSpace(request.ProjectName))
            throw ApiException.Invalid("Either project_name or project_id must be provided");
        // Deleting what is not there is no error, and neither is an unknown project.
        var project = request.ProjectId ?? (await projects.FindAsync(scope, request.ProjectName!.Trim(), http.RequestAborted))?.Id;
        if (project is { } known)
            await threads.DeleteAsync(scope, known, request.All, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task UpdateAsync(HttpContext http)
    {
        var modelId = http.RouteId("threadModelId");
        var patch = await body.ReadObjectAsync(http, static (ref JsonCursor cursor) =>
        {
            var violations = new Violations();
            var patch = ReadTags(ref cursor, violations, string.Empty);
            violations.ThrowIfAny();
            return patch;
        });
        if (!await threads.PatchTagsAsync(http.Scope(), modelId, patch, http.RequestAborted))
            throw ApiException.NotFound($"Thread id: {modelId:D} not found");
        await http.NoContentAsync();
    }

    public async Task UpdateBatchAsync(HttpContext http)
    {
        var (ids, patch) = await body.ReadObjectAsync(http, ReadBulk);
        await threads.PatchTagsManyAsync(http.Scope(), ids, patch, http.RequestAborted);
        await http.NoContentAsync();
    }

    private static (IReadOnlyList<Guid> Ids, TagsPatch Patch) ReadBulk(ref JsonCursor cursor)
    {
        IReadOnlyList<Guid>? ids = null;
        TagsPatch? patch = null;
        var merge = false;
        var violations = new Violations();
        while (cursor.NextMember())
        {
            if (cursor.Is("ids"u8))
                ids = cursor.ReadIds();
            else if (cursor.Is("update"u8))
                patch = cursor.EnterObject() ? ReadTags(ref cursor, violations, "update.") : null;
            else if (cursor.Is("merge_tags"u8))
                merge = cursor.ReadFlag() ?? false;
            else
                cursor.Skip();
        }

        violations.CheckBatch("ids", ids?.Count);
        violations.CheckNotNull(string.Empty, "update", patch);
        violations.ThrowIfAny();
        return (ids!, patch! with { Merge = merge });
    }

    private static TagsPatch ReadTags(ref JsonCursor cursor, Violations violations, string path)
    {
        IReadOnlyList<string>? tags = null, add = null, remove = null;
        while (cursor.NextMember())
        {
            if (cursor.Is("tags"u8))
                tags = cursor.ReadTexts();
            else if (cursor.Is("tags_to_add"u8))
                add = cursor.ReadTexts();
            else if (cursor.Is("tags_to_remove"u8))
                remove = cursor.ReadTexts();
            else
                cursor.Skip();
        }

        violations.CheckTags(path, "tags", tags);
        violations.CheckTags(path, "tagsToAdd", add);
        violations.CheckTags(path, "tagsToRemove", remove);
        return new TagsPatch { Tags = tags, TagsToAdd = add, TagsToRemove = remove };
    }
}

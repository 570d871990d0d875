using Opik.Contracts;
using Opik.Server.Features.Datasets.Versions;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Items;

/// <summary>Writes of items.</summary>
internal sealed class DatasetItemWriteEndpoints(RequestBody body, IDatasetItemWrites items, DatasetProjects projects, TimeProvider clock)
{
    public async Task PutAsync(HttpContext http, bool bareItems)
    {
        var request = bareItems ? await body.ReadObjectAsync(http, DatasetItemBatchBody.ReadBare) : await body.ReadObjectAsync(http, DatasetItemBatchBody.Read);
        var writes = ToWrites(request.Items);
        var target = request.DatasetId is { } id ? DatasetTarget.Of(id)
            : new DatasetTarget(null, request.DatasetName, await projects.OfWriteAsync(http, request.ProjectId, request.ProjectName));
        await items.PutAsync(http.Scope(), target, writes, request.GroupId, request.CopyFrom, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, DatasetItemsDeleteBody.Read);
        if (request.ItemIds is { } ids)
            await items.DeleteAsync(http.Scope(), ids, request.GroupId, http.RequestAborted);
        else
            await items.DeleteAsync(http.Scope(), request.DatasetId!.Value, request.Filters, request.GroupId, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task PatchAsync(HttpContext http)
    {
        var id = http.RouteId("itemId");
        var patch = await body.ReadObjectAsync(http, DatasetItemPatchBody.Read);
        if (await items.PatchAsync(http.Scope(), null, [id], patch, http.RequestAborted) == 0)
            throw ApiException.NotFound("Dataset item not found");
        await http.NoContentAsync();
    }

    public async Task PatchManyAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, DatasetItemsPatchBody.Read);
        if (request.Ids is { } ids)
            await items.PatchAsync(http.Scope(), request.DatasetId, ids, request.Patch, http.RequestAborted);
        else
            await items.PatchAsync(http.Scope(), request.DatasetId!.Value, request.Filters, request.Patch, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task ApplyAsync(HttpContext http)
    {
        var id = http.RouteId();
        var request = await body.ReadObjectAsync(http, DatasetChangesBody.Read);
        var changes = request.ToChanges(ToWrites(request.Added, freshIds: true), http.QueryFlag("override"));
        var version = await items.ApplyAsync(http.Scope(), id, changes, http.RequestAborted);
        http.Response.Headers.Location = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}/v1/private/datasets/{id:D}/versions/hash/{version.Hash}";
        await http.WriteDtoAsync(StatusCodes.Status201Created, DatasetVersionView.Of(version));
    }

    // Ids of a batch grow, so that items without one keep the order in which they were sent; newest first, they come in reverse.
    private List<DatasetItemWrite> ToWrites(IReadOnlyList<DatasetItemDraft> drafts, bool freshIds = false)
    {
        var start = clock.GetUtcNow();
        return [.. drafts.Select((draft, place) =>
        {
            var id = UuidV7.Create(start.AddMilliseconds(place));
            return freshIds ? draft.ToWrite(id) with { Id = id } : draft.ToWrite(id);
        })];
    }
}

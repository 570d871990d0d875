using Opik.Contracts;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.SavedViews;

/// <summary>Saved views of lists (docs/api-extensions.md).</summary>
internal sealed class SavedViewEndpoints(RequestBody body, ISavedViews views, IProjects projects, TimeProvider clock)
{
    public async Task FindAsync(HttpContext http)
    {
        var scope = http.Scope();
        var page = SavedViewRules.RequirePage(http.QueryText("page"));
        var found = await views.FindAsync(scope, await ProjectAsync(scope, http.QueryId("project_id"), http.RequestAborted), page, http.RequestAborted);
        await http.WriteDtoAsync(200, new ContentAnswer<SavedViewAnswer>([.. found.Select(view => SavedViewAnswer.Of(scope, view))]));
    }

    public async Task GetAsync(HttpContext http)
    {
        var view = await views.GetAsync(http.Scope(), http.RouteId(), http.RequestAborted) ?? throw ApiException.NotFound("Saved view not found");
        await http.WriteDtoAsync(200, SavedViewAnswer.Of(http.Scope(), view));
    }

    public async Task CreateAsync(HttpContext http)
    {
        var scope = http.Scope();
        var request = await body.ReadDtoAsync<SavedViewBody>(http);
        request.Check();
        var stored = await views.CreateAsync(scope, new SavedView
        {
            Id = request.Id ?? UuidV7.Create(clock),
            ProjectId = await ProjectAsync(scope, request.ProjectId, http.RequestAborted),
            Page = request.Page!,
            Name = request.Name!.Trim(),
            IsShared = request.Shared ?? false,
            State = request.State!.Value,
            CreatedBy = scope.UserName,
            LastUpdatedBy = scope.UserName,
        }, http.RequestAborted);
        http.Response.Headers.Location = $"{http.OriginalUrl()}/{stored.Id:D}";
        await http.WriteDtoAsync(StatusCodes.Status201Created, SavedViewAnswer.Of(scope, stored));
    }

    public async Task UpdateAsync(HttpContext http)
    {
        var id = http.RouteId();
        var request = await body.ReadDtoAsync<SavedViewUpdateBody>(http);
        request.Check((await views.GetAsync(http.Scope(), id, http.RequestAborted))?.Page);
        await http.WriteDtoAsync(200, SavedViewAnswer.Of(http.Scope(), await views.UpdateAsync(http.Scope(), id, request.ToPatch(), http.RequestAborted)));
    }

    public async Task ReorderAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<SavedViewOrderBody>(http);
        request.Check();
        await views.ReorderAsync(http.Scope(), request.ProjectId, request.Page!, request.Ids!, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteAsync(HttpContext http)
    {
        await views.DeleteAsync(http.Scope(), http.RouteId(), http.RequestAborted);
        await http.NoContentAsync();
    }

    private async Task<Guid?> ProjectAsync(Scope scope, Guid? id, CancellationToken cancellationToken) =>
        id is null ? null : await projects.RequireAsync(scope, id, null, cancellationToken);
}

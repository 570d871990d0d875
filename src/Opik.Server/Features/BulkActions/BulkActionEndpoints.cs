using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.LiveEvents;
using Opik.Server.Features.RowSelections;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.BulkActions;

/// <summary>Actions on many rows of Logs (docs/api-extensions.md): started here, done by a job, followed here.</summary>
internal sealed class BulkActionEndpoints(RequestBody body, IJobs jobs, IProjects projects, SelectedRows selected, IEnumerable<IBulkAction> actions, ListChanges changes, TimeProvider clock)
{
    // Of a workspace, waiting or running.
    private const int MostOpen = 100;

    // Ended ones are there to be looked at for so long.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task StartAsync(HttpContext http)
    {
        var scope = http.Scope();
        var request = await body.ReadDtoAsync<BulkActionBody>(http);
        request.Check();
        var project = await projects.RequireAsync(scope, request.Rows!.ProjectId, null, http.RequestAborted);
        await actions.First(action => action.Type == request.Action).CheckAsync(scope, request, http.RequestAborted);
        var (total, estimated, newest) = await selected.CountAsync(scope, request.Entity!.Value, request.Rows, http.RequestAborted);
        if (total == 0)
            throw ApiException.NotFound("No rows match");
        await ForgetAsync(http.RequestAborted);
        var payload = new JsonText(JsonSerializer.SerializeToUtf8Bytes(new BulkActionPayload(request, newest, total, estimated), WireJson.Options));
        var id = request is { Action: BulkActionType.Delete or BulkActionType.RemoveFromQueue, UndoSeconds: > 0 and var seconds }
            ? await jobs.AddHeldAsync(scope, BulkActionJob.KindName, project, payload, MostOpen, clock.GetUtcNow().UtcDateTime.AddSeconds(seconds), http.RequestAborted)
            : await jobs.AddBoundedAsync(scope, BulkActionJob.KindName, project, payload, MostOpen, http.RequestAborted);
        if (id is null)
            throw ApiException.TooManyRequests($"{MostOpen} bulk actions wait already", 30);
        await http.WriteDtoAsync(StatusCodes.Status202Accepted, BulkActionView.Of((await jobs.GetAsync(scope, id.Value, http.RequestAborted))!));
    }

    public async Task FindAsync(HttpContext http)
    {
        var project = http.QueryId("project_id");
        var found = await jobs.FindAsync(http.Scope(), BulkActionJob.KindName, project, http.RequestAborted);
        await http.WriteDtoAsync(200, new ContentAnswer<BulkActionView>([.. found.Take(MostOpen).Select(BulkActionView.Of)]));
    }

    public async Task GetAsync(HttpContext http) => await http.WriteDtoAsync(200, BulkActionView.Of(await RequireAsync(http)));

    /// <summary>Undoes one that has not begun: nothing was changed, or it is too late (409).</summary>
    public async Task UndoAsync(HttpContext http)
    {
        var job = await RequireAsync(http);
        if (!await jobs.TakeBackAsync(http.Scope(), job.Id, http.RequestAborted))
            throw ApiException.WithErrors(StatusCodes.Status409Conflict, "It has begun and cannot be undone any more");
        await http.NoContentAsync();
    }

    /// <summary>Stops one on its way: what was done stays done.</summary>
    public async Task CancelAsync(HttpContext http)
    {
        var job = await RequireAsync(http);
        if (!await jobs.CancelAsync(http.Scope(), job.Id, http.RequestAborted))
            throw ApiException.WithErrors(StatusCodes.Status409Conflict, "It has ended already");
        changes.Raise(http.Scope().WorkspaceId, BulkActionJob.List);
        await http.NoContentAsync();
    }

    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var ended = await jobs.FindEndedAsync(BulkActionJob.KindName, clock.GetUtcNow().UtcDateTime - Kept, cancellationToken);
        if (ended.Count > 0)
            await jobs.DeleteAsync([.. ended.Select(job => job.Id)], cancellationToken);
    }

    private async Task<Job> RequireAsync(HttpContext http) =>
        await jobs.GetAsync(http.Scope(), http.RouteId(), http.RequestAborted) is { Kind: BulkActionJob.KindName } job ? job : throw ApiException.NotFound("Bulk action not found");
}

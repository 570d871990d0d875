using Opik.Contracts;
using Opik.Server.Features.Alerts.Configuring;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Alerts;

/// <summary>Alerts: tokens are written in clear, read masked.</summary>
internal sealed class AlertEndpoints(RequestBody body, AlertReading reading, IAlerts alerts, IProjects projects, AlertSecrets secrets, TimeProvider clock)
{
    public Task FindAsync(HttpContext http) => FindAsync(http, null);

    /// <summary>Those of a project: it, or a trigger of it, is for the project.</summary>
    public async Task FindOfProjectAsync(HttpContext http) =>
        await FindAsync(http, await projects.RequireAsync(http.Scope(), http.RouteId(), null, http.RequestAborted));

    public async Task CreateAsync(HttpContext http)
    {
        var scope = http.Scope();
        var (request, triggers) = await reading.ReadAsync(http);
        var alert = request.ToAlert(request.Id ?? UuidV7.Create(clock), triggers, null, secrets, scope, clock);
        try
        {
            await alerts.CreateAsync(scope, alert, http.RequestAborted);
        }
        catch (StoreConflictException conflict)
        {
            throw ApiException.WithMessage(StatusCodes.Status409Conflict, conflict.Message);
        }

        await http.CreatedAsync(alert.Id);
    }

    public async Task GetAsync(HttpContext http)
    {
        var scope = http.Scope();
        var alert = await alerts.GetAsync(scope, http.RouteId(), http.RequestAborted) ?? throw ApiException.NotFound("Alert not found");
        await http.WriteDtoAsync(200, AlertView.Of(alert, secrets, scope));
    }

    public async Task UpdateAsync(HttpContext http)
    {
        var (scope, id) = (http.Scope(), http.RouteId());
        var (request, triggers) = await reading.ReadAsync(http);
        await alerts.ReplaceAsync(scope, id, stored => request.ToAlert(id, triggers, stored, secrets, scope, clock), http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        await alerts.DeleteAsync(http.Scope(), request.Ids, http.RequestAborted);
        await http.NoContentAsync();
    }

    private async Task FindAsync(HttpContext http, Guid? projectId)
    {
        var scope = http.Scope();
        var (page, size) = http.QueryPage();
        var query = new AlertQuery(
            projectId,
            FilterParser.Parse(http.QueryText("filters"), FilterFields.Alerts),
            SortParser.Parse(http.QueryText("sorting"), SortFields.Alerts),
            page,
            size);
        var found = await alerts.FindAsync(scope, query, http.RequestAborted);
        await http.WriteDtoAsync(200, PageAnswer<AlertView>.Of(found, alert => AlertView.Of(alert, secrets, scope), SortFields.Alerts.Names));
    }
}

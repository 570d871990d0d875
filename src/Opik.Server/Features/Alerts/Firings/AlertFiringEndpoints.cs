using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Firings;

/// <summary>When an alert fired, who knows of it, and whether it is muted.</summary>
internal sealed class AlertFiringEndpoints(RequestBody body, IAlerts alerts, IAlertFirings firings, TimeProvider clock)
{
    private const int MostRows = 100;
    private const int NoteLength = 2000;

    public async Task FindAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage(20, MostRows);
        var (from, to) = http.QueryTimeRange();
        var found = await firings.FindAsync(http.Scope(), new AlertFiringQuery(await RequireAsync(http), null, from, to, page, size), http.RequestAborted);
        await http.WriteDtoAsync(200, PageAnswer<AlertFiringView>.Of(found, AlertFiringView.Of, null));
    }

    public async Task AcknowledgeAsync(HttpContext http)
    {
        var read = await body.ReadDtoAsync<AcknowledgeBody>(http);
        var violations = new Violations();
        violations.CheckLength(string.Empty, "note", read.Note, NoteLength);
        if (read.FiringIds is { } ids)
            violations.CheckBatch("firing_ids", ids.Count);
        violations.ThrowIfAny();
        var note = string.IsNullOrWhiteSpace(read.Note) ? null : read.Note.Trim();
        await http.WriteDtoAsync(200, new AcknowledgedView(await firings.AcknowledgeAsync(http.Scope(), http.RouteId(), read.FiringIds, note, http.RequestAborted)));
    }

    public async Task UndoAsync(HttpContext http)
    {
        var read = await body.ReadDtoAsync<AcknowledgeBody>(http);
        var violations = new Violations();
        violations.CheckBatch("firing_ids", read.FiringIds?.Count);
        violations.ThrowIfAny();
        await firings.UnacknowledgeAsync(http.Scope(), await RequireAsync(http), read.FiringIds!, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task MuteAsync(HttpContext http)
    {
        var until = (await body.ReadDtoAsync<MuteBody>(http)).Until?.ToUniversalTime();
        if (until <= clock.GetUtcNow().UtcDateTime)
            throw ApiException.Invalid("until must be in the future");
        await firings.MuteAsync(http.Scope(), http.RouteId(), until, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task UnmuteAsync(HttpContext http)
    {
        await firings.UnmuteAsync(http.Scope(), await RequireAsync(http), http.RequestAborted);
        await http.NoContentAsync();
    }

    private async Task<Guid> RequireAsync(HttpContext http) =>
        (await alerts.GetAsync(http.Scope(), http.RouteId(), http.RequestAborted) ?? throw ApiException.NotFound("Alert not found")).Id;
}

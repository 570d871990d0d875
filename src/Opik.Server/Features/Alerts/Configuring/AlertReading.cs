using Opik.Contracts;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Configuring;

/// <summary>Reads an alert and makes sure that it can be followed.</summary>
internal sealed class AlertReading(RequestBody body, IProjects projects, TimeProvider clock)
{
    /// <exception cref="ApiException">400, 404 (the project) or 422.</exception>
    public async Task<(AlertBody Body, IReadOnlyList<AlertTrigger> Triggers)> ReadAsync(HttpContext http)
    {
        var read = await body.ReadDtoAsync<AlertBody>(http);
        AlertRules.Check(read);
        read.Id?.Version7("Alert");
        IReadOnlyList<AlertTrigger> triggers = [.. (read.Triggers ?? []).Select(trigger => trigger!.ToTrigger(clock))];
        var scoped = triggers.SelectMany(static trigger => trigger.Configs).Where(static config => config.Type == AlertConfigType.ScopeProject).ToList();
        if (read.ProjectId is not null && scoped.Count > 0)
            throw ApiException.WithMessage(StatusCodes.Status400BadRequest, "Send either 'project_id' or settings 'scope:project', not both");
        await CheckProjectsAsync(http, read.ProjectId is { } id ? [id] : [.. scoped.SelectMany(static config => config.ProjectIds ?? []).Distinct()]);
        return (read, triggers);
    }

    private async Task CheckProjectsAsync(HttpContext http, IReadOnlyList<Guid> ids)
    {
        var known = ids.Count == 0 ? [] : await projects.GetManyAsync(http.Scope(), ids, http.RequestAborted);
        foreach (var id in ids)
        {
            if (!known.Any(project => project.Id == id))
                throw ApiException.NotFound($"Project id: {id:D} not found");
        }
    }
}

using Opik.Contracts;
using Opik.Server.Features.LogAnalytics;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Prompts.Effect;

/// <summary>
/// What versions of a prompt did: traffic, errors, durations, cost and scores of the traces or spans that used them, as a whole
/// and over time. Ours, see docs/api-extensions.md.
/// </summary>
internal sealed class PromptEffectEndpoint(IPrompts prompts, IPromptVersionLookup versions, IProjects projects, ILogFigures figures, TimeProvider clock)
{
    private const int MostVersions = 4;
    private const int MostIntervals = 120;
    private const int UsualIntervals = 48;

    public async Task GetAsync(HttpContext http)
    {
        var scope = http.Scope();
        var id = http.RouteId();
        var prompt = await prompts.GetAsync(scope, id, http.RequestAborted) ?? throw ApiException.NotFound("Prompt not found");
        var (from, to) = http.QueryTimeRange();
        var question = new PromptEffectQuestion(
            await ProjectAsync(http, prompt),
            LogQueries.Entity(http.QueryText("entity_type")) is var entity and not KpiEntity.Threads ? entity : throw ApiException.BadRequest("entity_type must be one of [traces, spans]"),
            http.QueryText("environment"),
            from,
            to ?? clock.GetUtcNow().UtcDateTime,
            http.QueryNumber("max_intervals", UsualIntervals, 2, MostIntervals));
        var effects = await Task.WhenAll((await VersionsAsync(http, id)).Select(version => EffectAsync(scope, question, version, http.RequestAborted)));
        await http.WriteJsonAsync(200, (question, effects), static (writer, answer) => PromptEffectJson.Write(writer, answer.question, answer.effects));
    }

    private async Task<Guid> ProjectAsync(HttpContext http, Prompt prompt)
    {
        var asked = http.QueryId("project_id") ?? prompt.ProjectId ?? throw ApiException.BadRequest("project_id is needed: the prompt belongs to no project");
        return await projects.RequireAsync(http.Scope(), asked, null, http.RequestAborted);
    }

    private async Task<IReadOnlyList<PromptVersion>> VersionsAsync(HttpContext http, Guid promptId)
    {
        var ids = (http.QueryText("version_ids") ?? throw ApiException.BadRequest("version_ids must name versions of the prompt, separated by commas")).Split(',');
        if (ids.Length > MostVersions)
            throw ApiException.BadRequest($"version_ids must have at most {MostVersions} ids");
        var asked = ids.Select(text => Guid.TryParse(text, out var id) ? id : throw ApiException.BadRequest($"'{text}' in version_ids is no id")).Distinct().ToList();
        var known = await versions.FindAsync(http.Scope(), asked, http.RequestAborted);
        return [.. asked.Select(id => known.GetValueOrDefault(id) is { } version && version.PromptId == promptId ? version : throw ApiException.NotFound($"Prompt version not found: {id:D}"))];
    }

    private async Task<PromptEffect> EffectAsync(Scope scope, PromptEffectQuestion question, PromptVersion version, CancellationToken cancellationToken)
    {
        var query = new LogQuery
        {
            ProjectId = question.ProjectId,
            Entity = question.Entity,
            Filters = question.FiltersOf(version),
            From = question.From,
            To = question.To,
        };
        var sums = figures.FiguresAsync(scope, query, cancellationToken);
        var series = figures.HistogramAsync(scope, query, question.MaxIntervals, cancellationToken);
        await Task.WhenAll(sums, series);
        return new PromptEffect(version, await sums, await series);
    }
}

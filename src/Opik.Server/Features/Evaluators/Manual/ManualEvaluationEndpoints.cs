using Opik.Contracts;
using Opik.Server.Features.Evaluators.Scoring;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Manual;

/// <summary>Applies rules to what was logged before, without regard to sampling and conditions; a job does it.</summary>
internal sealed class ManualEvaluationEndpoints(RequestBody body, IProjects projects, IOnlineRules rules, ScoringQueue queue)
{
    public Task TracesAsync(HttpContext http) => EvaluateAsync(http, ScoredEntity.Trace);

    public Task SpansAsync(HttpContext http) => EvaluateAsync(http, ScoredEntity.Span);

    public Task ThreadsAsync(HttpContext http) => EvaluateAsync(http, ScoredEntity.Thread);

    private async Task EvaluateAsync(HttpContext http, ScoredEntity entity)
    {
        var scope = http.Scope();
        var request = await body.ReadDtoAsync<ManualEvaluationBody>(http);
        request.Check(entity);
        var project = await projects.RequireAsync(scope, request.ProjectId, null, http.RequestAborted);
        await CheckRulesAsync(scope, project, request.Rules, http.RequestAborted);
        var plan = new ScoringPlan(project, entity, IsManual: true, [.. request.Rules.Select(rule => new ScoringTask(rule, request.Entities))]);
        if (!await queue.AddAsync(scope, plan, http.RequestAborted))
            throw ApiException.TooManyRequests($"{ScoringQueue.MostJobs} evaluations wait already", 30);
        await http.WriteJsonAsync(StatusCodes.Status202Accepted, request, static (writer, request) =>
        {
            writer.WriteNumber("entities_queued"u8, request.Entities.Count);
            writer.WriteNumber("rules_applied"u8, request.Rules.Count);
        });
    }

    private async Task CheckRulesAsync(Scope scope, Guid project, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var known = await rules.GetManyAsync(scope, ids, cancellationToken);
        var missing = ids.Where(id => !known.Any(rule => rule.Id == id && rule.Projects.Any(one => one.Id == project))).ToList();
        if (missing.Count > 0)
            throw ApiException.WithMessage(StatusCodes.Status400BadRequest, $"Automation rule(s) not found: [{string.Join(", ", missing)}]");
    }
}

using Opik.Contracts;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Prompts.Effect;

/// <summary>Where prompts run and when they were last used, for lists. Ours, see docs/api-extensions.md.</summary>
internal sealed class PromptUsageEndpoint(IPromptDeployments deployments, IProjects projects, ITraceReads traces)
{
    private const int MostPrompts = 100;

    public async Task GetAsync(HttpContext http)
    {
        var scope = http.Scope();
        var project = await projects.RequireAsync(scope, http.QueryId("project_id") ?? throw ApiException.BadRequest("project_id is needed"), null, http.RequestAborted);
        var ids = Ids(http.QueryText("prompt_ids"));
        var lookForUse = http.QueryText("last_use") is null || http.QueryFlag("last_use");
        var deployed = (await deployments.FindAsync(scope, ids, http.RequestAborted)).ToLookup(each => each.PromptId);
        var answer = new List<PromptUsageView>(ids.Count);
        foreach (var id in ids)
        {
            var last = lookForUse ? await LastUseAsync(scope, project, id, http.RequestAborted) : null;
            answer.Add(new PromptUsageView(id, last, [.. deployed[id].Select(PromptUsageView.Deployment.Of)]));
        }

        await http.WriteDtoAsync(200, new ContentAnswer<PromptUsageView>(answer));
    }

    private static List<Guid> Ids(string? text)
    {
        var texts = (text ?? throw ApiException.BadRequest("prompt_ids must name prompts, separated by commas")).Split(',');
        if (texts.Length > MostPrompts)
            throw ApiException.BadRequest($"prompt_ids must have at most {MostPrompts} ids");
        return [.. texts.Select(each => Guid.TryParse(each, out var id) ? id : throw ApiException.BadRequest($"'{each}' in prompt_ids is no id")).Distinct()];
    }

    // Ids carry the time: the newest id is the last use.
    private async Task<DateTime?> LastUseAsync(Scope scope, Guid project, Guid prompt, CancellationToken cancellationToken)
    {
        var query = new TraceQuery
        {
            ProjectId = project,
            Filters = [new FilterClause("metadata", FilterFieldType.Dictionary, FilterOperator.Contains, "opik_prompts", prompt.ToString("D"))],
        };
        var newest = await traces.FindIdsAsync(scope, query, 1, cancellationToken);
        return newest.Count == 0 ? null : DateTime.UnixEpoch.AddMilliseconds(UuidV7.UnixMilliseconds(newest[0]));
    }
}

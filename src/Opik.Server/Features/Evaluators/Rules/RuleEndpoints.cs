using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Rules;

/// <summary>Online rules.</summary>
internal sealed class RuleEndpoints(RuleReading reading, RequestBody body, IOnlineRules rules, TimeProvider clock)
{
    public async Task FindAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage();
        var query = new OnlineRuleQuery(
            http.QueryId("project_id"),
            http.QueryText("id"),
            http.QueryText("name"),
            FilterParser.Parse(http.QueryText("filters"), FilterFields.Evaluators),
            SortParser.Parse(http.QueryText("sorting"), SortFields.Evaluators),
            page,
            size);
        var found = await rules.FindAsync(http.Scope(), query, http.RequestAborted);
        await http.WriteDtoAsync(200, PageAnswer<RuleView>.Of(found, RuleView.Of, SortFields.Evaluators.Names));
    }

    public async Task CreateAsync(HttpContext http)
    {
        var rule = (await reading.ReadAsync(http, stored: null)).ToRule(UuidV7.Create(clock));
        await rules.CreateAsync(http.Scope(), rule, http.RequestAborted);
        await http.CreatedAsync(rule.Id);
    }

    public async Task GetAsync(HttpContext http)
    {
        var rule = await rules.RequireAsync(http);
        if (http.QueryId("project_id") is { } project && !rule.Projects.Any(one => one.Id == project))
            throw RuleLookup.Missing();
        await http.WriteDtoAsync(200, RuleView.Of(rule));
    }

    public async Task UpdateAsync(HttpContext http)
    {
        var rule = await rules.RequireAsync(http);
        var change = await reading.ReadAsync(http, rule.Type);
        await rules.UpdateAsync(http.Scope(), rule.Id, change.ToPatch(), http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        await rules.DeleteAsync(http.Scope(), request.Ids, http.QueryId("project_id"), http.RequestAborted);
        await http.NoContentAsync();
    }
}

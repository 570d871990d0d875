using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Rules;

/// <summary>What a rule did, newest first.</summary>
internal sealed class RuleLogEndpoint(IOnlineRules rules, IOnlineRuleLogs logs)
{
    private const int DefaultSize = 1000;

    public async Task ReadAsync(HttpContext http)
    {
        var size = http.QueryNumber("size", DefaultSize, 1, IOnlineRuleLogs.Kept);
        var rule = await rules.RequireAsync(http);
        var (lines, total) = await logs.ReadAsync(http.Scope(), rule.Id, size, http.RequestAborted);
        await http.WriteDtoAsync(200, new PageAnswer<RuleLogView>(1, lines.Count, total, [.. lines.Select(RuleLogView.Of)], null));
    }
}

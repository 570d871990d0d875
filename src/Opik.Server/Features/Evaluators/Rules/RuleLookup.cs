using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Rules;

/// <summary>Finds the rule that a path names.</summary>
internal static class RuleLookup
{
    /// <summary>The rule; 404 when there is none.</summary>
    public static async Task<OnlineRule> RequireAsync(this IOnlineRules rules, HttpContext http) =>
        await rules.GetAsync(http.Scope(), http.RouteId(), http.RequestAborted) ?? throw Missing();

    public static ApiException Missing() => ApiException.NotFound("AutomationRuleEvaluator not found");
}
